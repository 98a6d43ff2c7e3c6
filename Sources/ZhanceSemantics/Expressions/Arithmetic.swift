import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  func lowerArithmetic(
    _ op: ArithmeticSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    expecting expected: ValueType?,
    span: Span, in scope: LocalScope
  ) -> Expr {
    let a = lower(left, expecting: op == .add || op == .subtract ? expected : nil, in: scope)
    let b = lower(right, in: scope)
    if a.type == .invalid || b.type == .invalid { return invalid(span) }
    switch op {
    case .add, .subtract:
      if a.type == .date, case .number(let unit) = b.type, unit == .months || unit == .days {
        return Expr(.shift(a, by: b, isBackward: op == .subtract), .date, span)
      }
      guard case .number(let left) = a.type, case .number(let right) = b.type else {
        return reportArithmetic(a, b, span)
      }
      let operation: Arithmetic = op == .add ? .add : .subtract
      if left == right { return Expr(.arithmetic(operation, a, b), a.type, span, unit: a.unit ?? b.unit) }
      if reportMissingUnit(b, need: left, other: a) || reportMissingUnit(a, need: right, other: b) {
        return invalid(span)
      }
      report(
        .unitMismatch,
        Bilingual(
          "单位不符：\(label(a.type).zh)与\(label(b.type).zh)不能相加减",
          "units differ: \(label(a.type).en) and \(label(b.type).en) do not add up"),
        at: b.span, related: [.init(a.span, label(a.type))])
      return invalid(span)
    case .multiply:
      guard case .number(let left) = a.type, case .number(let right) = b.type else {
        return reportArithmetic(a, b, span)
      }
      if isShareOrNumber(left) {
        let type = left == .ratio && right == .number ? DimensionID.ratio : right
        return Expr(.arithmetic(.multiply, a, b), .number(type), span, unit: b.unit)
      }
      if isShareOrNumber(right) { return Expr(.arithmetic(.multiply, a, b), a.type, span, unit: a.unit) }
      report(
        .unitMismatch, Bilingual("两个带单位的量不能相乘", "two quantities with units do not multiply"), at: span)
      return invalid(span)
    case .divide:
      guard case .number(let left) = a.type, case .number(let right) = b.type else {
        return reportArithmetic(a, b, span)
      }
      if left == right {
        return Expr(.arithmetic(.divide, a, b), .number(left == .number ? .number : .ratio), span)
      }
      if isShareOrNumber(right) { return Expr(.arithmetic(.divide, a, b), a.type, span, unit: a.unit) }
      report(
        .unitMismatch,
        Bilingual(
          "\(label(a.type).zh)除以\(label(b.type).zh)没有单位可用",
          "\(label(a.type).en) over \(label(b.type).en) has no unit in the language"),
        at: span)
      return invalid(span)
    }
  }

  private func reportArithmetic(_ a: Expr, _ b: Expr, _ span: Span) -> Expr {
    report(
      .typeMismatch,
      Bilingual(
        "\(label(a.type).zh)与\(label(b.type).zh)不能这样算",
        "\(label(a.type).en) and \(label(b.type).en) do not compute"),
      at: span)
    return invalid(span)
  }
}

import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

/// The functions that the language brings, by both spellings.
enum Function: String, CaseIterable {
  case count, sum, min, max, average, distinct, share, age, earliest, latest, months, days, round

  var names: Names {
    switch self {
    case .count: Names(zh: "计数", en: rawValue)
    case .sum: Names(zh: "合计", en: rawValue)
    case .min: Names(zh: "最小", en: rawValue)
    case .max: Names(zh: "最大", en: rawValue)
    case .average: Names(zh: "平均", en: rawValue)
    case .distinct: Names(zh: "去重", en: rawValue)
    case .share: Names(zh: "占比", en: rawValue)
    case .age: Names(zh: "周岁", en: rawValue)
    case .earliest: Names(zh: "最早", en: rawValue)
    case .latest: Names(zh: "最晚", en: rawValue)
    case .months: Names(zh: "月数", en: rawValue)
    case .days: Names(zh: "天数", en: rawValue)
    case .round: Names(zh: "取整", en: rawValue)
    }
  }

  static func named(_ text: String) -> Function? { allCases.first { $0.names.spellings.contains(text) } }
}

extension Checker {
  func lowerCall(
    _ name: Identifier, _ arguments: [ExpressionSyntax], expecting expected: ValueType?, span: Span,
    in scope: LocalScope
  ) -> Expr {
    if let policy = scope.policy, case .table(let table)? = policyScopes[policy.index].names[name.text] {
      use(name, program[table].names)
      return lowerLookup(table, column: 0, arguments, span: span, in: scope)
    }
    guard let function = Function.named(name.text) else {
      reportUnknown(
        name, Bilingual("函数或表", "function or table"),
        candidates: Function.allCases.flatMap(\.names.spellings)
          + (scope.policy.map { policy in
            program.tables.filter { $0.policy == policy }.flatMap(\.names.spellings)
          } ?? []))
      return invalid(span)
    }
    use(name, function.names)
    switch function {
    case .count, .distinct: return lowerCount(function, arguments, span: span, in: scope)
    case .sum, .average: return lowerSum(function, arguments, span: span, in: scope)
    case .min, .max, .earliest, .latest: return lowerExtremum(function, arguments, span: span, in: scope)
    case .share: return lowerShare(arguments, span: span, in: scope)
    case .age:
      guard demand(1...2, arguments, function, span) else { return invalid(span) }
      let from = lowerDate(arguments[0], in: scope)
      let to = arguments.count == 2 ? lowerDate(arguments[1], in: scope) : Expr(.asOf, .date, span)
      return Expr(
        .elapsed(.years, from: from, to: to), .number(.age), span, unit: program.schema.unit(named: "岁"))
    case .months, .days:
      guard demand(2...2, arguments, function, span) else { return invalid(span) }
      let (from, to) = (lowerDate(arguments[0], in: scope), lowerDate(arguments[1], in: scope))
      let isMonths = function == .months
      return Expr(
        .elapsed(isMonths ? .months : .days, from: from, to: to), .number(isMonths ? .months : .days), span,
        unit: program.schema.unit(named: isMonths ? "月" : "天"))
    case .round:
      guard demand(1...2, arguments, function, span) else { return invalid(span) }
      let value = lower(arguments[0], in: scope)
      let step =
        arguments.count == 2
        ? lower(arguments[1], expecting: value.type, in: scope)
        : Expr(.literal(.number(.one)), value.type, span)
      require(step, is: value.type, context: Bilingual("取整的单位", "the step of rounding"))
      return Expr(.round(value, to: step), value.type, span, unit: value.unit)
    }
  }

  private func demand(
    _ counts: ClosedRange<Int>, _ arguments: [ExpressionSyntax], _ function: Function, _ span: Span
  ) -> Bool {
    if counts.contains(arguments.count) { return true }
    let need =
      counts.lowerBound == counts.upperBound
      ? "\(counts.lowerBound)" : "\(counts.lowerBound)–\(counts.upperBound)"
    report(
      .wrongArguments,
      Bilingual(
        "“\(label(function.names).zh)”要 \(need) 个参数，这里有 \(arguments.count) 个",
        "“\(label(function.names).en)” takes \(need) arguments, here are \(arguments.count)"),
      at: span)
    return false
  }

  func lowerLookup(
    _ table: TableID, column: Int, _ arguments: [ExpressionSyntax], span: Span, in scope: LocalScope
  ) -> Expr {
    let declared = program[table]
    guard arguments.count == 1 else {
      report(.wrongArguments, Bilingual("查表要一个键", "a table is looked up by one key"), at: span)
      return invalid(span)
    }
    let key = lower(arguments[0], expecting: declared.keyType, in: scope)
    require(key, is: declared.keyType, context: Bilingual("表的键", "the key of the table"))
    let type = column < declared.columns.count ? declared.columns[column].type : .invalid
    let unit = declared.rows.lazy.compactMap { column < $0.values.count ? $0.values[column].unit : nil }.first
    return Expr(.lookup(table, column, [key]), type, span, unit: unit)
  }

  private func lowerCount(
    _ function: Function, _ arguments: [ExpressionSyntax], span: Span, in scope: LocalScope
  ) -> Expr {
    guard demand(1...1, arguments, function, span) else { return invalid(span) }
    let list = lowerRows(arguments[0], in: scope)
    let aggregate: Aggregate = function == .count ? .count : .distinct
    if case .row(let entities) = elementType(of: list.type), let first = entities.first {
      let unit = program.schema[first].unit
      return Expr(.aggregate(aggregate, list), .number(unit.dimension), span, unit: unit)
    }
    if case .tableColumn(let table, _) = list.kind, case .row(let entities) = program[table].keyType,
      let first = entities.first
    {
      let unit = program.schema[first].unit
      return Expr(.aggregate(aggregate, list), .number(unit.dimension), span, unit: unit)
    }
    return Expr(.aggregate(aggregate, list), list.type == .invalid ? .invalid : .number(.number), span)
  }

  private func lowerSum(
    _ function: Function, _ arguments: [ExpressionSyntax], span: Span, in scope: LocalScope
  ) -> Expr {
    guard demand(1...1, arguments, function, span) else { return invalid(span) }
    let list = lowerRows(arguments[0], in: scope)
    let element = elementType(of: list.type)
    guard case .number = element else {
      if list.type != .invalid, element != .invalid {
        report(
          .typeMismatch,
          Bilingual(
            "“\(label(function.names).zh)”要数的列表，这是\(label(list.type).zh)",
            "“\(label(function.names).en)” takes a list of numbers, this is \(label(list.type).en)"),
          at: arguments[0].span)
      }
      return invalid(span)
    }
    return Expr(
      .aggregate(function == .sum ? .sum : .average, list), element, span, unit: list.unit ?? columnUnit(list)
    )
  }

  private func columnUnit(_ list: Expr) -> Unit? {
    if case .tableColumn(let table, let column) = list.kind {
      return program[table].rows.lazy.compactMap { column < $0.values.count ? $0.values[column].unit : nil }
        .first
    }
    return nil
  }

  private func lowerExtremum(
    _ function: Function, _ arguments: [ExpressionSyntax], span: Span, in scope: LocalScope
  ) -> Expr {
    guard demand(1...16, arguments, function, span) else { return invalid(span) }
    let isMaximum = function == .max || function == .latest
    let first = lower(arguments[0], in: scope)
    if arguments.count == 1 {
      guard isList(first.type) else { return first }
      let element = elementType(of: first.type)
      if !isOrdered(element) { reportNotOrdered(first) }
      let aggregate: Aggregate
      switch (function, element) {
      case (.earliest, _): aggregate = .earliest
      case (.latest, _): aggregate = .latest
      case (_, .date): aggregate = isMaximum ? .latest : .earliest
      default: aggregate = isMaximum ? .maximum : .minimum
      }
      return Expr(.aggregate(aggregate, first), element, span, unit: first.unit)
    }
    let rest = arguments.dropFirst().map { argument in
      let value = lower(argument, expecting: first.type, in: scope)
      require(value, is: first.type, context: Bilingual("各个参数", "all arguments"))
      return value
    }
    if !isOrdered(first.type) { reportNotOrdered(first) }
    return Expr(.extremum(isMaximum: isMaximum, [first] + rest), first.type, span, unit: first.unit)
  }

  /// share(a, b), or share(list, condition).
  private func lowerShare(_ arguments: [ExpressionSyntax], span: Span, in scope: LocalScope) -> Expr {
    guard demand(2...2, arguments, .share, span) else { return invalid(span) }
    let first = lower(arguments[0], in: scope)
    let percent = program.schema.unit(named: "%")
    if isList(first.type) {
      guard let entity = rowEntity(of: first) else { return invalid(span) }
      let binding = freshBinding()
      let condition = lowerTruth(arguments[1], in: scope.pushing(.element(binding, entity)))
      return Expr(.shareOf(first, binding, condition), .number(.ratio), span, unit: percent)
    }
    let second = lower(arguments[1], expecting: first.type, in: scope)
    if case .number(let left) = first.type, case .number(let right) = second.type, left != right {
      report(
        .unitMismatch,
        Bilingual(
          "占比的两边单位要相同：\(label(first.type).zh)、\(label(second.type).zh)",
          "both sides of a share have one unit: \(label(first.type).en), \(label(second.type).en)"),
        at: span)
    } else if !agrees(first.type, second.type) {
      require(second, is: first.type, context: Bilingual("占比的两边", "both sides of a share"))
    }
    return Expr(.ratio(first, second), .number(.ratio), span, unit: percent)
  }
}

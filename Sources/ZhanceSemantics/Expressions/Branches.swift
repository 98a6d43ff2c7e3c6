import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  /// The condition of an arm: one of its values equals the subject, or, without a subject, one of
  /// its conditions holds.
  func armCondition(
    _ conditions: [ExpressionSyntax], subject: Expr?, in scope: LocalScope, span: Span
  ) -> Expr {
    let lowered = conditions.map { condition -> Expr in
      guard let subject else { return lowerTruth(condition, in: scope) }
      if case .range(let range) = condition.kind {
        return lowerRange(range, of: subject, span: condition.span, in: scope)
      }
      let value = lower(condition, expecting: subject.type, in: scope)
      require(value, is: subject.type, context: Bilingual("“分情形”后面的值", "the value after `cases`"))
      return Expr(.compare(.equal, subject, value), .truth, condition.span)
    }
    return lowered.count == 1 ? lowered[0] : Expr(.or(lowered), .truth, span)
  }

  /// Reports members of a choice that no arm names, and members named twice.
  func checkExhausted(subject: Expr?, arms: [[ExpressionSyntax]?], span: Span, in scope: LocalScope) {
    if arms.contains(where: { $0 == nil }) { return }
    guard let subject else {
      report(
        .casesNotExhausted,
        Bilingual("分支没有写全：各支的条件都不成立时怎么办", "cases not exhausted: nothing is said where no condition holds"),
        at: span,
        fixes: [
          Fix(
            Bilingual("补 `其余 : 未规定`，或写明结论", "add `otherwise : silent`, or say what follows"),
            certainty: .confirm)
        ])
      return
    }
    guard case .choice(let id) = subject.type else {
      if subject.type != .invalid, subject.type != .truth {
        report(
          .casesNotExhausted, Bilingual("分支没有写全：缺“其余”", "cases not exhausted: `otherwise` is missing"),
          at: span, fixes: [Fix(Bilingual("补 `其余 : …`", "add `otherwise : …`"), certainty: .confirm)])
      }
      return
    }
    let choice = program.schema[id]
    var named: [Int: Span] = [:]
    for condition in arms.compactMap(\.self).flatMap(\.self) {
      guard case .name(let name) = condition.kind, let member = choice.member(named: name.text) else {
        continue
      }
      if let first = named[member] {
        report(
          .overlappingArms, Bilingual("“\(name.text)”写了两支", "“\(name.text)” has two arms"), at: name.span,
          related: [.init(first, Bilingual("第一支", "the first arm"))])
      }
      named[member] = name.span
    }
    let open = choice.isOpen ? [Names(zh: "其余", en: "otherwise")] : []
    let missing = choice.members.indices.filter { named[$0] == nil }.map { choice.members[$0] } + open
    guard !missing.isEmpty else { return }
    let zh = missing.map { label($0).zh }.joined(separator: "、")
    let en = missing.map { label($0).en }.joined(separator: ", ")
    report(
      .casesNotExhausted, Bilingual("分支没有写全：缺“\(zh)”", "cases not exhausted: “\(en)” is missing"), at: span,
      related: choice.span.file == span.file
        ? [] : [.init(choice.span, Bilingual("选项在这里声明", "the choice is declared here"))],
      fixes: [
        Fix(
          Bilingual(
            "补 `\(missing.first.map { label($0).zh } ?? "") : …`，或写明 `其余 : 未规定`",
            "add `\(missing.first.map { label($0).en } ?? "") : …`, or `otherwise : silent`"),
          certainty: .confirm)
      ])
  }
}

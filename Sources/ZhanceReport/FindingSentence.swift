import ZhanceDiagnostics
package import ZhanceEvaluation
import ZhanceModel

extension Wording {
  /// What a finding says, in one sentence: the facts, how far they are from compliance and, unless the
  /// reader sees it elsewhere, the clause. Whom it is about and the verdict stand beside it.
  package func sentence(_ finding: Finding, citing: Bool = true) -> String {
    var parts = facts(finding)
    parts += finding.readings.filter(\.matters).map(reading)
    var text = parts.filter { !$0.isEmpty }.joined(separator: self("；", "; "))
    if text.isEmpty { text = finding.verdict.label[language] }
    return citing ? "\(text) · \(citation(finding))" : text
  }

  private func facts(_ finding: Finding) -> [String] {
    switch finding.verdict {
    case .met: [met(finding)] + lifts(finding)
    case .breached: breached(finding) + lifts(finding)
    case .unknown: unknown(finding) + lifts(finding)
    case .notApplicable: [notApplicable(finding)]
    case .pending: [gap(finding) ?? notYet(finding), due(finding)] + lifts(finding)
    }
  }

  // MARK: Met

  private func met(_ finding: Finding) -> String {
    if finding.used == true { return self("已用：\(condition(finding))", "used: \(condition(finding))") }
    if finding.modality == .mustNot {
      return self("未见\(quoted(condition(finding)))", "\(quoted(condition(finding))) does not occur")
    }
    if let decisive = Decisive(finding.because, self, where: true), !decisive.isPrivate,
      let actual = actual(finding, decisive)
    {
      let asked = decisive.requirement
      return "\(label(decisive.subject)) \(actual)\(self("（要求 \(asked)）", " (required: \(asked))"))"
    }
    return self("满足\(quoted(condition(finding)))", "\(quoted(condition(finding))) holds")
  }

  // MARK: Breached

  private func breached(_ finding: Finding) -> [String] {
    var parts: [String] = []
    parts.append(lacking(finding) ?? gap(finding) ?? broken(finding))
    switch finding.fulfilment {
    case .late(let days?): parts.append(self("逾期 \(self.days(days))完成", "done \(self.days(days)) late"))
    case .late(nil): parts.append(self("逾期完成", "done late"))
    case .outstanding(let days):
      parts.append(self("逾期 \(self.days(days))", "\(self.days(days)) overdue"))
    case nil: break
    }
    if finding.severity == .excused, let excuse = excuse(finding) {
      let text = PlainText.truncated(excuse, to: 200)
      parts.append(self("已说明：\(text)", "excused: \(text)"))
    }
    return parts
  }

  private func broken(_ finding: Finding) -> String {
    let condition = quoted(failingPart(of: finding) ?? condition(finding))
    if finding.modality == .mustNot { return self("出现\(condition)，规定不得", "\(condition), which must not be") }
    return self("不满足\(condition)", "\(condition) does not hold")
  }

  private func notYet(_ finding: Finding) -> String {
    let condition = quoted(failingPart(of: finding) ?? condition(finding))
    return self("尚未满足\(condition)", "\(condition) does not hold yet")
  }

  /// Of a conjunction, the part that failed it; nil where the condition is no conjunction.
  private func failingPart(of finding: Finding) -> String? {
    guard finding.modality != .mustNot else { return nil }
    var trace = finding.because
    var isPart = false
    while case .and = trace.expr.kind, trace.result == .value(.truth(false)), let child = trace.children.first
    {
      trace = child
      isPart = true
    }
    return isPart ? expression(trace.expr) : nil
  }

  /// The named things that a list had to have: `缺 个案工作室、多功能室`.
  private func lacking(_ finding: Finding) -> String? {
    guard finding.modality != .mustNot, case .includes(let list, _) = finding.because.expr.kind,
      finding.because.children.count == 2, !isPrivate(list),
      case .values(let present, let maybe, _) = finding.because.children[0].result,
      case .values(let demanded, _, _) = finding.because.children[1].result
    else { return nil }
    let known = Set(present + maybe)
    let lacking = demanded.filter { !known.contains($0) }
    guard !lacking.isEmpty else { return nil }
    let names = listed(lacking.prefix(12).map { value($0) })
    return self("\(label(list)) 缺 \(names)", "\(label(list)) lacks \(names)")
  }

  /// `持证社工 2 名，少 1 名`; nil where the distance is not known or not to be told.
  func gap(_ finding: Finding) -> String? {
    guard let distance = finding.distance else { return nil }
    let truth = finding.modality == .mustNot
    let decisive =
      Decisive(finding.because, self, where: truth) ?? Decisive(finding.because, self, where: !truth)
    guard let decisive, !decisive.isPrivate else { return nil }
    let actual = self.actual(distance)
    let head = "\(label(decisive.subject)) \(actual)"
    if case .date = distance.actual, finding.fulfilment != nil { return head }
    guard let phrase = phrase(distance) else { return head }
    return self("\(head)，\(phrase)", "\(head), \(phrase)")
  }

  private func actual(_ finding: Finding, _ decisive: Decisive) -> String? {
    if let distance = finding.distance { return actual(distance) }
    guard case .value(let value)? = decisive.actual else { return nil }
    return number(value, decisive.subject.type, decisive.subject.unit ?? decisive.unit)
  }

  /// Rounded as people like it, unless that would hide that it is not what was asked for.
  private func actual(_ distance: Distance) -> String {
    let text = number(distance.actual, nil, distance.unit)
    guard case .number(let actual) = distance.actual, distance.actual != distance.required,
      text == number(distance.required, nil, distance.unit)
    else { return text }
    let isShare = distance.unit?.dimension == .ratio
    let scaled =
      isShare ? actual.multiplied(by: Rational(100)) : actual.divided(by: distance.unit?.factor ?? .one)
    let digits = (scaled ?? actual).description(places: 12).text
    return isShare ? digits + "%" : "\(digits) \(distance.unit.map { name($0.names) } ?? "")"
  }

  /// English leaves out the unit of what is counted: its name says it.
  private func number(_ value: Value, _ type: ValueType?, _ unit: Unit?) -> String {
    guard case .number(let number) = value else { return self.value(value, type: type, unit: unit) }
    var dimension = unit?.dimension
    if dimension == nil, case .number(let known)? = type { dimension = known }
    if language == .en, let dimension, schema.dimensions.indices.contains(dimension.index),
      schema[dimension].isCounting
    {
      return DecimalText.people(number)
    }
    return quantity(number, dimension, unit: unit)
  }

  private func phrase(_ distance: Distance) -> String? {
    if distance.gap == .zero {
      return self("须\(strictly(distance)) ", "must be \(strictly(distance)) ") + actualRequired(distance)
    }
    if case .date = distance.actual {
      let days = quantity(distance.gap, .days)
      switch distance.comparison {
      case .less, .lessOrEqual: return self("晚 \(days)", "\(days) late")
      case .greater, .greaterOrEqual: return self("早 \(days)", "\(days) early")
      case .equal: return self("差 \(days)", "off by \(days)")
      case .notEqual: return nil
      }
    }
    let isShare = distance.unit?.dimension == .ratio
    let amount = gapAmount(distance)
    switch distance.comparison {
    case .less, .lessOrEqual: return self("\(isShare ? "高" : "多") \(amount)", "\(amount) over")
    case .greater, .greaterOrEqual: return self("\(isShare ? "低" : "少") \(amount)", "\(amount) short")
    case .equal: return self("差 \(amount)", "off by \(amount)")
    case .notEqual: return nil
    }
  }

  /// A value exactly on a bound that is not included.
  private func strictly(_ distance: Distance) -> String {
    switch distance.comparison {
    case .less, .lessOrEqual: self("小于", "below")
    case .greater, .greaterOrEqual: self("大于", "above")
    case .equal: self("等于", "equal to")
    case .notEqual: self("不同于", "other than")
    }
  }

  private func actualRequired(_ distance: Distance) -> String {
    number(distance.required, nil, distance.unit)
  }

  private func gapAmount(_ distance: Distance) -> String {
    if distance.unit?.dimension == .ratio, let points = distance.gap.multiplied(by: Rational(100)) {
      let digits = DecimalText.people(points)
      return self("\(digits) 个百分点", "\(digits) percentage points")
    }
    return number(.number(distance.gap), nil, distance.unit)
  }

  /// The recorded reason; of a private field only that there is one.
  package func excuse(_ finding: Finding) -> String? {
    guard let excuse = finding.excuse else { return nil }
    let lines = program.rules.indices.contains(finding.rule.index) ? program[finding.rule].lines : []
    if let field = lines.first(where: { $0.part == finding.part })?.excuse, isPrivate(field) {
      return self("（敏感，不显示）", "(private)")
    }
    return clean(excuse)
  }

  // MARK: Words for conditions

  /// A counted list goes by its own name: `持证社工 2 名`, not `计数(持证社工) 2 名`.
  private func label(_ expr: Expr) -> String {
    if case .aggregate(.count, let list) = expr.kind { return shortened(list) }
    return shortened(expr)
  }

  private func shortened(_ expr: Expr) -> String { PlainText.truncated(expression(expr), to: 60) }

  func condition(_ finding: Finding) -> String {
    PlainText.truncated(expression(finding.because.expr), to: 120)
  }

  /// `期限`, in the form that stands alone: `2020-07-30 前`, `due by 2020-07-30`.
  func due(_ finding: Finding) -> String {
    guard let due = finding.due else { return "" }
    return self("\(due) 前", "due by \(due)")
  }

  private func lifts(_ finding: Finding) -> [String] {
    finding.liftedBy.map { citation in
      let name = quoted(name(citation.names))
      return self(
        "按例外\(name)（\(clean(citation.clause.citation))）",
        "by exception \(name) (\(clean(citation.clause.citation)))")
    }
  }

  private func reading(_ use: ReadingUse) -> String {
    guard program.readings.indices.contains(use.reading.index) else { return "" }
    let reading = program[use.reading]
    let option = reading.options.indices.contains(use.option) ? name(reading.options[use.option]) : "?"
    return self(
      "依读法 \(name(reading.names)) = \(option)，另一读法结论不同",
      "on reading \(name(reading.names)) = \(option); another changes the verdict")
  }
}

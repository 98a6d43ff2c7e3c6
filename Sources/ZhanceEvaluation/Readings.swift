import ZhanceModel

extension Evaluator {
  /// The option under which this evaluation reads; noted as asked.
  func option(of id: ReadingID) -> Int {
    asked.insert(id)
    return options.readings[id] ?? program[id].defaultOption
  }

  /// For a question that a construct raises by itself; the first option outside policies.
  func option(of builtin: BuiltinReading, _ env: Environment) -> Int {
    guard let policy = env.policy, let id = program[policy].builtinReadings[builtin] else { return 0 }
    return option(of: id)
  }

  func includesBounds(_ env: Environment) -> Bool { option(of: .boundsInclusive, env) == 0 }
  func includesDueDay(_ env: Environment) -> Bool { option(of: .dueInclusive, env) == 0 }
  func skipsPartPeriod(_ env: Environment) -> Bool { option(of: .partPeriod, env) == 0 }

  /// The day so many months on, by the reading that says what to do where the month lacks it.
  func add(months: Int, to date: CalendarDate, _ env: Environment) -> CalendarDate? {
    guard let sum = date.adding(months: months) else { return nil }
    guard sum.isClipped else { return sum.date }
    return option(of: .monthsClip, env) == 0 ? sum.date : sum.date.adding(days: 1)
  }
}

struct AlternateKey: Hashable {
  let reading: ReadingID
  let option: Int
}

extension Evaluator {
  /// Beyond this many readings a finding is not tried under their other options.
  private static let maximalReadings = 6

  /// The readings that a finding asked; each matters if another of its options would give another
  /// verdict or severity.
  func readingUses(_ asked: Asked, of finding: Finding, isTableRow: Bool) -> [ReadingUse] {
    asked.readings.sorted().map { id in
      let option = options.readings[id] ?? program[id].defaultOption
      let matters =
        asked.readings.count <= Evaluator.maximalReadings
        && program[id].options.indices.contains { other in
          other != option && differs(finding, isTableRow: isTableRow, under: other, of: id)
        }
      return ReadingUse(reading: id, option: option, matters: matters)
    }
  }

  private func differs(_ finding: Finding, isTableRow: Bool, under option: Int, of reading: ReadingID) -> Bool
  {
    guard let root = finding.subject.root else { return false }
    let key = AlternateKey(reading: reading, option: option)
    let alternate: Evaluator
    if let known = alternates[key] {
      alternate = known
    } else {
      var changed = options
      changed.readings[reading] = option
      alternate = Evaluator(program: program, data: data, options: changed, work: work)
      alternates[key] = alternate
    }
    let others = alternate.units(of: program[finding.rule], root: root).findings.filter {
      $0.subject == finding.subject && $0.period == finding.period && (!isTableRow || $0.due == finding.due)
    }
    if work.isStopped { return false }
    if let same = others.first(where: { $0.part == finding.part && $0.clause == finding.clause }) {
      return same.verdict != finding.verdict || same.severity != finding.severity
    }
    guard !others.isEmpty else { return true }
    let outcome = RollUp(others)
    return outcome.verdict != finding.verdict || outcome.severity != finding.severity
  }
}

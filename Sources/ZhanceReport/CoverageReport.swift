package import ZhanceDiagnostics
package import ZhanceModel

/// Which verdicts the scenarios of a run reached, rule by rule.
package struct CoverageInput: Sendable {
  package struct Rule: Sendable {
    package var names: Names
    package var policy: Names
    package var possible: Set<Verdict>
    package var occurred: Set<Verdict>
    package init(names: Names, policy: Names, possible: Set<Verdict>, occurred: Set<Verdict>) {
      self.names = names
      self.policy = policy
      self.possible = possible
      self.occurred = occurred
    }
  }
  package var rules: [Rule]
  package init(rules: [Rule]) { self.rules = rules }
}

/// What became of one scenario.
package struct ScenarioResult: Sendable {
  package var title: String
  package var file: String
  package var line: Int
  /// What was expected and what came instead, one each.
  package var failures: [Bilingual]
  package init(title: String, file: String, line: Int, failures: [Bilingual] = []) {
    self.title = title
    self.file = file
    self.line = line
    self.failures = failures
  }
}

/// The outcome of `zhance test`, for people.
package struct ScenarioReport: Sendable {
  package var scenarios: [ScenarioResult]
  package var coverage: CoverageInput?

  package init(scenarios: [ScenarioResult], coverage: CoverageInput? = nil) {
    self.scenarios = scenarios
    self.coverage = coverage
  }

  package func text(_ language: Language) -> String {
    var lines: [String] = []
    for scenario in scenarios {
      let mark = scenario.failures.isEmpty ? "✓" : "✗"
      let place = PlainText.clean(scenario.file) + ":\(scenario.line)"
      lines.append("\(mark) \(PlainText.clean(scenario.title))  \(place)")
      lines += scenario.failures.map { "    " + PlainText.clean($0[language]) }
    }
    let failed = scenarios.count { !$0.failures.isEmpty }
    let passed = scenarios.count - failed
    lines.append(
      Bilingual(
        "情景 \(scenarios.count) 个：通过 \(passed)，未通过 \(failed)",
        "\(scenarios.count) scenarios: \(passed) passed, \(failed) failed")[language])
    if let coverage { lines += ["", coverageText(coverage, language)] }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Rules by verdicts: `✓` reached, `·` possible but never reached, blank where it cannot occur. Shares are
/// never rounded up: 100% stands only where nothing is left.
package func coverageText(_ input: CoverageInput, _ language: Language) -> String {
  func word(_ zh: String, _ en: String) -> String { Bilingual(zh, en)[language] }
  func name(_ names: Names) -> String {
    (language == .zh ? names.zh ?? names.en : names.en ?? names.zh) ?? ""
  }
  let verdicts = Verdict.allCases
  var table = TextTable([.left] + verdicts.map { _ in .left } + [.right])
  table.add([word("规则", "rule")] + verdicts.map { $0.label[language] } + [""])
  var reached = 0
  var possible = 0
  var touched = 0
  var complete = 0
  for rule in input.rules {
    let hit = rule.occurred.intersection(rule.possible).count
    reached += hit
    possible += rule.possible.count
    if !rule.occurred.isEmpty { touched += 1 }
    if hit == rule.possible.count { complete += 1 }
    let marks = verdicts.map { verdict in
      rule.occurred.contains(verdict) ? "✓" : rule.possible.contains(verdict) ? "·" : ""
    }
    table.add(["\(name(rule.policy)).\(name(rule.names))"] + marks + ["\(hit)/\(rule.possible.count)"])
  }
  func share(_ part: Int, _ whole: Int) -> String {
    "\(part)/\(whole) (\(DecimalText.floorPercent(part, of: whole)))"
  }
  let count = input.rules.count
  let summary = word(
    "规则 \(share(touched, count))，结论 \(share(reached, possible))，各结论俱全的规则 \(share(complete, count))",
    "rules \(share(touched, count)), verdicts \(share(reached, possible)), rules with every verdict \(share(complete, count))"
  )
  return (table.lines() + [summary]).joined(separator: "\n")
}

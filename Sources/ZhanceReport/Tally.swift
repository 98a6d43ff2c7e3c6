import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// How a verdict counts in a summary: an excused breach and a used permission stand apart.
enum Outcome: Int, CaseIterable, Hashable, Comparable {
  case met, breached, excused, unknown, pending, notApplicable, used, unused

  init(_ finding: Finding) {
    if let used = finding.used {
      self = used ? .used : .unused
      return
    }
    switch finding.verdict {
    case .met: self = .met
    case .breached: self = finding.severity == .excused ? .excused : .breached
    case .unknown: self = .unknown
    case .pending: self = .pending
    case .notApplicable: self = .notApplicable
    }
  }

  static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }

  /// The roll-up of several: the first that occurs of breached (excused after the rest), unknown,
  /// pending, met; an option only where there is nothing but permissions.
  static func rollUp(_ outcomes: some Sequence<Outcome>) -> Outcome {
    let all = Set(outcomes)
    let order: [Outcome] = [.breached, .excused, .unknown, .pending, .met, .used, .unused]
    return order.first(where: all.contains) ?? .notApplicable
  }

  var label: Bilingual {
    switch self {
    case .met: Verdict.met.label
    case .breached: Verdict.breached.label
    case .excused: FindingSeverity.excused.label
    case .unknown: Verdict.unknown.label
    case .pending: Verdict.pending.label
    case .notApplicable: Verdict.notApplicable.label
    case .used: Bilingual("已用", "used")
    case .unused: Bilingual("未用", "unused")
    }
  }

  var key: String {
    switch self {
    case .met: "met"
    case .breached: "breached"
    case .excused: "excused"
    case .unknown: "unknown"
    case .pending: "pending"
    case .notApplicable: "not_applicable"
    case .used: "used"
    case .unused: "unused"
    }
  }

  var mark: String {
    switch self {
    case .met: "✓"
    case .breached: "✗"
    case .excused: "≈"
    case .unknown: "?"
    case .pending: "…"
    case .notApplicable: "–"
    case .used: "+"
    case .unused: "-"
    }
  }
}

struct Counts: Hashable {
  private var values = Array(repeating: 0, count: Outcome.allCases.count)

  subscript(outcome: Outcome) -> Int {
    get { values[outcome.rawValue] }
    set { values[outcome.rawValue] = newValue }
  }

  var total: Int { values.reduce(0, +) }

  /// Met, of those that could be judged and had something to judge.
  var share: (met: Int, of: Int) {
    (self[.met], self[.met] + self[.breached] + self[.excused])
  }
}

/// What a summary says: counts of findings by strength, of rules by roll-up, the commonest gaps.
struct Tally {
  struct RuleKey: Hashable {
    let policy: PolicyID
    let rule: RuleID
  }
  /// Findings; those without a line (a lifted rule, an unknown list) stand under the strength of the rule.
  private(set) var byModality: [Modality: Counts] = [:]
  private(set) var bySeverity: [FindingSeverity: Int] = [:]
  /// One roll-up a subject.
  private(set) var byRule: [RuleKey: Counts] = [:]
  private(set) var byGroup: [RowID?: Counts] = [:]
  private(set) var byRuleAndGroup: [RuleKey: [RowID?: Counts]] = [:]
  /// In the order of the findings.
  private(set) var rules: [RuleKey] = []
  private(set) var missing: [(item: MissingKind, cells: Int, findings: Int)] = []
  private(set) var subjects: [RowID] = []

  enum MissingKind: Hashable {
    case field(FieldID)
    case list(FieldID)
    case table(EntityID)
    case attestation(DefinitionID)
    case parameter(ParameterID)
    case openList(String)

    init(_ item: MissingItem) {
      switch item {
      case .cell(_, let field): self = .field(field)
      case .list(_, let field): self = .list(field)
      case .table(let entity): self = .table(entity)
      case .attestation(let id, _): self = .attestation(id)
      case .parameter(let id): self = .parameter(id)
      case .openList(let text, _): self = .openList(text)
      }
    }
  }

  init(_ report: Report) {
    struct Unit: Hashable {
      let key: RuleKey
      let subject: RowID?
    }
    var rollUps: [Unit: Set<Outcome>] = [:]
    var order: [Unit] = []
    var seenSubjects = Set<RowID>()
    var seenRules = Set<RuleKey>()
    for finding in report.evaluation.findings {
      let outcome = Outcome(finding)
      let modality = finding.modality ?? Tally.modality(of: finding.rule, report.program)
      byModality[modality, default: Counts()][outcome] += 1
      if let severity = finding.severity { bySeverity[severity, default: 0] += 1 }
      let key = RuleKey(policy: finding.policy, rule: finding.rule)
      if seenRules.insert(key).inserted { rules.append(key) }
      if let root = finding.subject.root, seenSubjects.insert(root).inserted { subjects.append(root) }
      let unit = Unit(key: key, subject: finding.subject.root)
      if rollUps[unit, default: []].insert(outcome).inserted, rollUps[unit]?.count == 1 { order.append(unit) }
    }
    for empty in report.evaluation.empty where report.program.rules.indices.contains(empty.rule.index) {
      let key = RuleKey(policy: report.program[empty.rule].policy, rule: empty.rule)
      let unit = Unit(key: key, subject: empty.subject)
      guard rollUps[unit] == nil else { continue }
      if seenRules.insert(key).inserted { rules.append(key) }
      rollUps[unit] = [.notApplicable]
      order.append(unit)
    }
    rules.sort { ($0.policy, $0.rule) < ($1.policy, $1.rule) }
    var groups: [RowID: RowID?] = [:]
    for unit in order {
      let outcome = Outcome.rollUp(rollUps[unit] ?? [])
      byRule[unit.key, default: Counts()][outcome] += 1
      guard let entity = report.options.groupBy else { continue }
      var group: RowID?
      if let subject = unit.subject {
        group = groups[subject] ?? Grouping.row(of: subject, in: entity, report.dataset)
        groups[subject] = .some(group)
      }
      byGroup[group, default: Counts()][outcome] += 1
      byRuleAndGroup[unit.key, default: [:]][group, default: Counts()][outcome] += 1
    }
    missing = Tally.missing(report.evaluation.findings)
  }

  private static func modality(of rule: RuleID, _ program: Program) -> Modality {
    guard program.rules.indices.contains(rule.index) else { return .must }
    return program[rule].lines.first?.modality ?? .must
  }

  private static func missing(_ findings: [Finding]) -> [(item: MissingKind, cells: Int, findings: Int)] {
    var items: [MissingKind: Set<MissingItem>] = [:]
    var uses: [MissingKind: Int] = [:]
    var order: [MissingKind] = []
    for finding in findings {
      var kinds = Set<MissingKind>()
      for item in finding.missing {
        let kind = MissingKind(item)
        if items[kind] == nil { order.append(kind) }
        items[kind, default: []].insert(item)
        kinds.insert(kind)
      }
      for kind in kinds { uses[kind, default: 0] += 1 }
    }
    return order.enumerated()
      .map {
        (
          offset: $0.offset, item: $0.element, cells: items[$0.element]?.count ?? 0,
          uses: uses[$0.element] ?? 0
        )
      }
      .sorted { ($1.uses, $1.cells, $0.offset) < ($0.uses, $0.cells, $1.offset) }
      .map { ($0.item, $0.cells, $0.uses) }
  }
}

/// Finds the district of a station and the like.
enum Grouping {
  /// The row of `entity` that the shortest chain of references leads to, in the order of the fields;
  /// the row itself if it is one.
  static func row(of start: RowID, in entity: EntityID, _ dataset: Dataset) -> RowID? {
    var seen: Set<RowID> = [start]
    var front = [start]
    while !front.isEmpty {
      if let found = front.first(where: { $0.entity == entity }) { return found }
      var next: [RowID] = []
      for row in front where dataset.schema.entities.indices.contains(row.entity.index) {
        for field in dataset.schema[row.entity].fields {
          guard case .row = field.type, case .value(.row(let target)) = dataset.cell(row, field.id.index),
            seen.insert(target).inserted
          else { continue }
          next.append(target)
        }
      }
      front = next
    }
    return nil
  }
}

import ZhanceEvaluation
import ZhanceModel

/// The order in which people want to read findings: what is overdue and grave first, then what is
/// open, by due date, then the rest; equals in the order of the evaluation.
enum FindingOrder {
  static func sorted(_ findings: [Finding], asOf: CalendarDate) -> [Finding] {
    findings.enumerated()
      .map { (key: key($0.element, asOf), offset: $0.offset, finding: $0.element) }
      .sorted { ($0.key.0, $0.key.1, $0.offset) < ($1.key.0, $1.key.1, $1.offset) }
      .map(\.finding)
  }

  /// What a list of the gravest shows without being asked for all.
  static func isOpen(_ finding: Finding) -> Bool {
    switch finding.verdict {
    case .breached, .unknown, .pending: true
    case .met, .notApplicable: finding.fault != nil
    }
  }

  /// A class, then a day or a number of days within it.
  private static func key(_ finding: Finding, _ asOf: CalendarDate) -> (Int, Int) {
    switch finding.verdict {
    case .breached:
      let gravity = finding.severity?.gravity ?? FindingSeverity.violation.gravity
      if gravity == FindingSeverity.excused.gravity { return (70, 0) }
      let days = overdue(finding)
      return ((5 - gravity) * 10 + (days == nil ? 5 : 0), -(days ?? 0))
    case .unknown:
      if finding.fault != nil { return (50, 0) }
      guard let due = finding.due else { return (53, 0) }
      return due < asOf ? (51, due.days) : (52, due.days)
    case .pending: return (60, finding.due?.days ?? Int.max)
    case .met: return (80, 0)
    case .notApplicable: return (90, 0)
    }
  }

  private static func overdue(_ finding: Finding) -> Int? {
    switch finding.fulfilment {
    case .outstanding(let days): days
    case .late, nil: nil
    }
  }
}

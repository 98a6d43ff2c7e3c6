package import ZhanceModel

/// What several findings come to: the first that occurs of breached, unknown, pending, met, not
/// applicable, and the gravest severity.
package struct RollUp: Sendable, Hashable {
  package let verdict: Verdict
  package let severity: FindingSeverity?

  package init(_ findings: some Sequence<Finding>) {
    var verdicts: Set<Verdict> = []
    var gravest: FindingSeverity?
    for finding in findings {
      verdicts.insert(finding.verdict)
      if let severity = finding.severity, severity.gravity >= gravest?.gravity ?? 0 { gravest = severity }
    }
    verdict = Verdict.rollUp(verdicts)
    severity = verdict == .breached ? gravest : nil
  }
}

import ZhanceDiagnostics
import ZhanceEvaluation
import ZhanceModel

/// An evaluation for programs: the same bytes in either language of the report.
struct JSONReport {
  static let schema = "zhance/evaluation@1"

  let report: Report
  let findings: FindingJSON
  let tally: Tally

  init(_ report: Report) {
    self.report = report
    findings = FindingJSON(report)
    tally = Tally(report)
  }

  /// One object, each finding on a line.
  func json() -> String {
    var writer = JSONWriter(breakDepth: 2)
    writer.object { writer in
      header(&writer)
      writer.member("findings") { writer in
        writer.array { writer in
          for finding in report.evaluation.findings { findings.write(finding, &writer) }
        }
      }
    }
    return writer.text + "\n"
  }

  /// The header on the first line, then a finding a line.
  func lines() -> String {
    var writer = JSONWriter()
    writer.object { header(&$0) }
    var text = writer.text + "\n"
    for finding in report.evaluation.findings {
      var writer = JSONWriter()
      findings.write(finding, &writer)
      text += writer.text + "\n"
    }
    return text
  }

  private func header(_ writer: inout JSONWriter) {
    writer.member("schema", JSONReport.schema)
    writer.member("language_version", report.load.languageVersion)
    writer.member("as_of", "\(report.evaluation.asOf)")
    writer.member("as_if_in_force", report.evaluation.asIfInForce.map { "\($0)" })
    writer.member("complete", report.evaluation.isComplete)
    writer.member("policies") { writer in
      writer.array { writer in
        for policy in report.program.policies { write(policy, &writer) }
      }
    }
    writer.member("data") { writer in
      writer.array { writer in
        for file in report.load.files { write(file, &writer) }
      }
    }
    writer.member("problems") { writer in
      writer.array { writer in
        for problem in report.load.problems { writer.value(problem) }
      }
    }
    writer.member("counts") { counts(&$0) }
    writer.member("checks") { checks(&$0) }
    writer.member("rankings") { rankings(&$0) }
  }

  private func write(_ policy: Policy, _ writer: inout JSONWriter) {
    writer.object { writer in
      findings.names(policy.names, &writer)
      writer.member("title", policy.title)
      writer.member("document", policy.document)
      writer.member("status", policy.status.rawValue)
      writer.member("issued", policy.issued.map { "\($0)" })
      writer.member("in_force_from", policy.inForceFrom.map { "\($0)" })
      writer.member("in_force_to", policy.inForceTo.map { "\($0)" })
      writer.member("digest", report.load.policyDigests[policy.id])
    }
  }

  private func write(_ file: LoadSummary.File, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("file", file.path)
      writer.member("digest", file.digest)
      writer.member("read", file.read)
      writer.member("evaluated", file.evaluated)
      writer.member("rejected", file.rejected)
      writer.member("skipped", file.skipped)
    }
  }

  private func counts(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("findings", report.evaluation.findings.count)
      writer.member("subjects", tally.subjects.count)
      writer.member("nothing_to_judge", report.evaluation.empty.count)
      writer.member("by_modality") { writer in
        writer.object { writer in
          for modality in Modality.allCases {
            guard let counts = tally.byModality[modality] else { continue }
            writer.member(snakeCase(modality.rawValue)) { outcomes(counts, &$0) }
          }
        }
      }
      writer.member("by_severity") { writer in
        writer.object { writer in
          for severity in FindingSeverity.allCases {
            writer.member(snakeCase(severity.rawValue), tally.bySeverity[severity] ?? 0)
          }
        }
      }
      writer.member("by_rule") { writer in
        writer.array { writer in
          for key in tally.rules {
            writer.object { writer in
              writer.member("policy") { findings.policy(key.policy, &$0) }
              writer.member("rule") { findings.rule(key.rule, &$0) }
              writer.member("subjects") { outcomes(tally.byRule[key] ?? Counts(), &$0) }
            }
          }
        }
      }
      writer.member("by_group") { byGroup(&$0) }
    }
  }

  /// Empty without a grouping; the last entry may have no row: subjects that belong to none.
  private func byGroup(_ writer: inout JSONWriter) {
    let groups = tally.byGroup.sorted { ($0.key?.index ?? Int.max) < ($1.key?.index ?? Int.max) }
    writer.array { writer in
      for (group, counts) in groups {
        writer.object { writer in
          writer.member("group") { writer in
            if let group { findings.row(group, &writer) } else { writer.null() }
          }
          writer.member("subjects") { outcomes(counts, &$0) }
        }
      }
    }
  }

  private func outcomes(_ counts: Counts, _ writer: inout JSONWriter) {
    writer.object { writer in
      for outcome in Outcome.allCases where counts[outcome] > 0 {
        writer.member(outcome.key, counts[outcome])
      }
    }
  }

  private func checks(_ writer: inout JSONWriter) {
    writer.array { writer in
      for result in report.evaluation.checks where report.program.checks.indices.contains(result.check) {
        let check = report.program.checks[result.check]
        writer.object { writer in
          writer.member("policy") { writer in
            if let policy = check.policy { findings.policy(policy, &writer) } else { writer.null() }
          }
          writer.member("clause", check.clause.citation)
          writer.member("text", check.text)
          writer.member("subject") { writer in
            if let subject = result.subject { findings.subject(subject, &writer) } else { writer.null() }
          }
          writer.member("truth", result.truth.rawValue)
        }
      }
    }
  }

  private func rankings(_ writer: inout JSONWriter) {
    writer.array { writer in
      for ranking in report.evaluation.rankings
      where report.program.ranks.indices.contains(ranking.rank.index) {
        let rank = report.program.ranks[ranking.rank.index]
        writer.object { writer in
          writer.member("policy") { findings.policy(rank.policy, &$0) }
          findings.names(rank.names, &writer)
          writer.member("clause", rank.clause.citation)
          writer.member("subject") { writer in
            if let subject = ranking.subject { findings.row(subject, &writer) } else { writer.null() }
          }
          writer.member("places") { writer in
            writer.array { writer in
              for place in ranking.places {
                writer.object { writer in
                  writer.member("row") { findings.row(place.row, &$0) }
                  writer.member("best", place.best)
                  writer.member("worst", place.worst)
                }
              }
            }
          }
        }
      }
    }
  }
}

/// `notApplicable` as JSON has it: `not_applicable`.
func snakeCase(_ camel: String) -> String {
  var result = ""
  for character in camel {
    if character.isUppercase {
      result += "_" + character.lowercased()
    } else {
      result.append(character)
    }
  }
  return result
}

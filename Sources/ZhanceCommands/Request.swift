package import ZhanceDiagnostics
import ZhanceModel

/// What a command leaves: the answer, what else there is to say, and the exit status.
package struct CommandOutput: Sendable {
  package var out: String
  package var err: String
  package var status: ExitStatus
  package init(out: String = "", err: String = "", status: ExitStatus = .answered) {
    self.out = out
    self.err = err
    self.status = status
  }
}

package enum ExitStatus: Int32, Sendable {
  case answered = 0
  /// Answered, and `--fail-on` matched; or a test failed.
  case matched = 1
  /// Could not answer: policy errors, rejected data, unreadable files.
  case failed = 2
  case usage = 64
  case internalFault = 70
  case interrupted = 130
}

/// What all commands on policies share.
package struct PolicyRequest: Sendable {
  package var policies: [String]
  package var root: String?
  /// The folder that relative paths start from.
  package var folder: String
  package var language: Language
  package init(policies: [String], root: String? = nil, folder: String = ".", language: Language = .zh) {
    self.policies = policies
    self.root = root
    self.folder = folder
    self.language = language
  }
}

/// What evaluating adds.
package struct EvaluationRequest: Sendable {
  package var policy: PolicyRequest
  package var data: [String]
  /// The bytes of standard input, where `-` is among the data.
  package var standardInput: [UInt8]?
  package var asOf: String
  package var asIfInForce: String?
  /// `name=value`
  package var parameters: [String] = []
  package var readings: [String] = []
  /// Rules, clauses or tags.
  package var only: [String] = []
  package var bearers: [String] = []
  package var subjects: [String] = []
  package var failOn: [String] = []
  package var maxRejects: Int?
  package var showAll = false
  package var limit = 20
  package var showPrivate = false
  package var byteOrderMark = false
  package init(policy: PolicyRequest, data: [String], asOf: String) {
    self.policy = policy
    self.data = data
    self.asOf = asOf
  }
}

import ZhanceModel

extension TraceResult {
  /// Whether nothing that is still unknown can change it. No value and a fault count as decided:
  /// nobody can supply what would mend them.
  package var isDecided: Bool {
    switch self {
    case .value, .noValue, .fault: true
    case .numbers, .dates, .unknown: false
    case .rows(_, let maybe, let isWhole): maybe.isEmpty && isWhole
    case .values(_, let maybe, let isWhole): maybe.isEmpty && isWhole
    }
  }
}

/// What could still decide the trace: the leaves reached after dropping every branch that is
/// decided; in order of appearance, each once.
package func missingItems(of trace: Trace) -> [MissingItem] {
  missingItems(of: [trace])
}

package func missingItems(of traces: [Trace]) -> [MissingItem] {
  var leaves = UndecidedLeaves()
  for trace in traces { leaves.visit(trace) }
  return leaves.missing
}

/// What an undecided trace rests on.
struct UndecidedLeaves {
  private(set) var missing: [MissingItem] = []
  private(set) var fault: Fault?
  private(set) var restsOnNoValue = false
  private var seen: Set<MissingItem> = []

  init() {}

  init(of trace: Trace) {
    self.init()
    visit(trace)
  }

  mutating func visit(_ trace: Trace) {
    // An explicit stack: traces of rules that refer to rules may be deep.
    var stack = [trace]
    while let node = stack.popLast() {
      switch node.result {
      case .noValue: restsOnNoValue = true
      case .fault(let found): fault = fault ?? found
      case .value, .numbers, .dates, .rows, .values, .unknown: break
      }
      if node.result.isDecided { continue }
      if let item = node.missing, seen.insert(item).inserted { missing.append(item) }
      stack.append(contentsOf: node.children.reversed())
    }
  }
}

import ZhanceModel

/// What is in sight where an expression is evaluated.
struct Environment {
  struct Binding {
    let id: BindingID
    var value: AbstractValue
    /// How an undecided value came about.
    var trace: Trace?
  }

  private(set) var bindings: [Binding] = []
  /// Whose readings hold.
  var policy: PolicyID?
  /// The last day in time.
  var due: Node?
  /// The row of the table by date at which `due` stands.
  var dueRow: DueRow?
  var period: DateSpan?
  /// The length of the calendar periods of the scope.
  var periodMonths: Int?

  struct DueRow: Hashable {
    let table: TableID
    let index: Int
  }

  init(policy: PolicyID?) { self.policy = policy }

  subscript(id: BindingID) -> Binding? { bindings.last { $0.id == id } }

  func binding(_ id: BindingID, to value: AbstractValue, trace: Trace? = nil) -> Environment {
    var copy = self
    copy.bind(id, to: value, trace: trace)
    return copy
  }

  func binding(_ id: BindingID, to item: AbstractList.Item) -> Environment {
    binding(id, to: item.value, trace: item.valueTrace)
  }

  mutating func bind(_ id: BindingID, to value: AbstractValue, trace: Trace? = nil) {
    bindings.append(Binding(id: id, value: value, trace: trace))
  }
}

import ZhanceDiagnostics
import ZhanceModel

/// One evaluation under one set of options: what it may look up, and what it has found so far.
///
/// Not thread-safe; results depend on nothing but program, data and options.
final class Evaluator {
  let program: Program
  let data: Dataset
  let options: EvaluationOptions
  let work: Work
  /// What the evaluation under way has asked, besides data.
  var asked = Asked()
  var depth = 0

  var definitionMemo: [DefinitionKey: Memo] = [:]
  var derivationMemo: [DerivationKey: Memo] = [:]
  var rootsMemo: [RuleID: Roots] = [:]
  var unitsMemo: [UnitsKey: Units] = [:]
  var elementsMemo: [ElementsKey: [RowID: [RowID]]] = [:]
  var usageMemo: [UsageKey: Usage] = [:]
  var attestationMemo: AttestationIndex?
  /// The same evaluation with one reading changed.
  var alternates: [AlternateKey: Evaluator] = [:]
  let incompleteEntities: Set<EntityID>

  /// Nested expressions beyond this are a fault. The checker's limits (100 levels of nesting, 50
  /// references in a chain) stay far below it in any text that people write; the number keeps
  /// the deepest evaluation within the stack of a secondary thread.
  static let maximalDepth = 400

  init(program: Program, data: Dataset, options: EvaluationOptions, work: Work? = nil) {
    self.program = program
    self.data = data
    self.options = options
    self.work = work ?? Work(limit: options.budget, isCancelled: options.isCancelled)
    var incomplete: Set<EntityID> = []
    for list in data.partialLists {
      if case .rows(let entity, by: _) = data.schema[list.field].type { incomplete.insert(entity) }
    }
    incompleteEntities = incomplete
  }

  func evaluate(_ expr: Expr, _ env: Environment) -> Node {
    guard work.spend(), depth < Evaluator.maximalDepth else {
      return Node(expr, .fault(.budget, expr.span))
    }
    depth += 1
    defer { depth -= 1 }
    return dispatch(expr, env)
  }

  private func dispatch(_ expr: Expr, _ env: Environment) -> Node {
    switch expr.kind {
    case .literal(let value): return literal(value, expr)
    case .set(let items, let isOpen): return set(items, isOpen: isOpen, expr, env)
    case .asOf: return Node(expr, AbstractValue(.known(.date(options.asOf))))
    case .due: return due(expr, env)
    case .dueColumn(let table, let column): return dueColumn(table, column, expr, env)
    case .period: return period(expr, env)
    case .edge(let edge, let span): return self.edge(edge, of: span, expr, env)
    case .parameter(let id): return parameter(id, expr, env)
    case .reading(let id): return reading(id, expr)
    case .variable(let id): return variable(id, expr, env)
    case .field(let row, let id): return field(id, of: row, expr, env)
    case .definition(let id, let row): return definition(id, of: row, expr, env)
    case .ruleHolds(let id, let row): return ruleHolds(id, for: row, expr, env)
    case .ruleVerdict(let id, let row): return ruleVerdict(id, for: row, expr, env)
    case .lookup(let table, let column, let keys): return lookup(table, column, keys, expr, env)
    case .tableColumn(let table, let column): return tableColumn(table, column, expr, env)
    case .allRows(let entity): return allRows(entity, expr)
    case .collect(let list, let id, let body): return collect(list, id, body, expr, env)
    case .filter(let list, let id, let condition): return filter(list, id, condition, expr, env)
    case .aggregate(let function, let list): return aggregate(function, list, expr, env)
    case .ratio(let part, let whole): return ratio(part, whole, expr, env)
    case .shareOf(let list, let id, let condition): return share(list, id, condition, expr, env)
    case .quantifier(let quantifier, let list, let id, let body):
      return quantify(quantifier, list, id, body, expr, env)
    case .and(let terms): return conjunction(terms, expr, env)
    case .or(let terms): return disjunction(terms, expr, env)
    case .not(let term): return negation(term, expr, env)
    case .compare(let comparison, let left, let right):
      return compare(comparison, left, right, expr, env)
    case .inRange(let value, let lower, let upper):
      return inRange(value, lower: lower, upper: upper, expr, env)
    case .isMember(let value, let list): return isMember(value, of: list, expr, env)
    case .isWithin(let part, let whole): return isWithin(part, whole, expr, env)
    case .includes(let list, let wanted): return includes(list, wanted, expr, env)
    case .inSpan(let date, let span): return inSpan(date, span, expr, env)
    case .matches(let text, let pattern): return matches(text, pattern, expr, env)
    case .isBlank(let value): return isBlank(value, expr, env)
    case .isEntity(let row, let entity): return isEntity(row, entity, expr, env)
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, left, right, expr, env)
    case .shift(let date, let duration, let isBackward):
      return shift(date, by: duration, isBackward: isBackward, expr, env)
    case .extremum(let isMaximum, let operands): return extremum(isMaximum, operands, expr, env)
    case .elapsed(let unit, let from, let to): return elapsed(unit, from, to, expr, env)
    case .round(let value, let step): return round(value, to: step, expr, env)
    case .cases(let arms): return cases(arms, expr, env)
    }
  }
}

/// A value with the tree that explains it.
struct Node {
  var value: AbstractValue
  var trace: Trace

  init(_ value: AbstractValue, _ trace: Trace) {
    self.value = value
    self.trace = trace
  }

  init(_ expr: Expr, _ value: AbstractValue, _ children: [Trace] = [], missing: MissingItem? = nil) {
    self.value = value
    trace = Trace(expr: expr, result: value.result, missing: missing, children: children)
  }

  var truth: Truth { value.truth }
}

/// Counts the work of one evaluation and says when to stop.
final class Work {
  private let limit: Int?
  private let isCancelled: @Sendable () -> Bool
  private var count = 0
  private(set) var isStopped = false

  init(limit: Int?, isCancelled: @escaping @Sendable () -> Bool) {
    self.limit = limit
    self.isCancelled = isCancelled
  }

  /// One step of work; false once there is none left.
  func spend() -> Bool {
    if isStopped { return false }
    count += 1
    if let limit, count > limit { isStopped = true }
    if count & 1023 == 1, isCancelled() { isStopped = true }
    return !isStopped
  }
}

/// The readings that an evaluation asked, and the tables it read that lost rows of unknown owner.
struct Asked {
  private(set) var readings: Set<ReadingID> = []
  private(set) var lossyTables: Set<EntityID> = []

  mutating func insert(_ reading: ReadingID) { readings.insert(reading) }
  mutating func insert(_ table: EntityID) { lossyTables.insert(table) }
  mutating func formUnion(_ other: Asked) {
    if !other.readings.isEmpty { readings.formUnion(other.readings) }
    if !other.lossyTables.isEmpty { lossyTables.formUnion(other.lossyTables) }
  }
}

extension Evaluator {
  /// What `body` asked, apart from what was asked before; both count afterwards.
  func recording<Result>(_ body: () -> Result) -> (result: Result, asked: Asked) {
    let before = asked
    asked = Asked()
    let result = body()
    let inner = asked
    asked = before
    asked.formUnion(inner)
    return (result, inner)
  }
}

struct Memo {
  let node: Node
  let asked: Asked
}

struct DefinitionKey: Hashable {
  let definition: DefinitionID
  let row: RowID
  let period: DateSpan?
}

struct DerivationKey: Hashable {
  let row: RowID
  let field: Int
  let policy: PolicyID?
}

import ZhanceDiagnostics
import ZhanceModel

/// A finding with what it rests on besides its trace.
struct Judged {
  var finding: Finding
  var asked = Asked()
  /// Of the reason that might excuse the breach, where it is not known.
  var openReason: Trace?
  /// On what it hangs, where that is not known, whether the line binds this subject at all.
  var openScope: [Trace] = []
}

/// All findings of a rule for one outermost row.
struct Units {
  var judged: [Judged]
  var findings: [Finding] { judged.map(\.finding) }
}

/// The outermost rows of which a rule speaks.
struct Roots {
  var items: [(row: RowID, doubts: [Trace])]
  var positions: [RowID: Int]
  /// Where there may be further ones: how their list came about.
  var gaps: [Trace]
  var asked: Asked
}

struct UnitsKey: Hashable {
  let rule: RuleID
  let root: RowID
}

struct ElementsKey: Hashable {
  let rule: RuleID
  let binder: Int
}

/// One subject of a rule in one period, at one row of its table by date.
struct RuleUnit {
  let rule: Rule
  let subject: Subject
  var env: Environment
}

extension Evaluator {
  func roots(of rule: Rule) -> Roots {
    if let known = rootsMemo[rule.id] {
      asked.formUnion(known.asked)
      return known
    }
    var roots = Roots(items: [], positions: [:], gaps: [], asked: Asked())
    if let binder = rule.scope.binders.first {
      let (node, asked) = recording { evaluate(binder.source, Environment(policy: rule.policy)) }
      roots.asked = asked
      if let list = list(node) {
        roots.gaps = list.gaps
        for item in list.items {
          guard case .row(let row)? = item.value.known else { continue }
          if let position = roots.positions[row] {
            if item.isSure { roots.items[position].doubts = [] }
            continue
          }
          roots.positions[row] = roots.items.count
          roots.items.append((row, item.doubts))
        }
      } else {
        roots.gaps = [node.trace]
      }
    }
    rootsMemo[rule.id] = roots
    return roots
  }

  func units(of rule: Rule, root: RowID) -> Units {
    let key = UnitsKey(rule: rule.id, root: root)
    if let known = unitsMemo[key] {
      for judged in known.judged { asked.formUnion(judged.asked) }
      return known
    }
    guard unitsUnderWay.insert(key).inserted else { return Units(judged: [circular(rule, root)]) }
    defer { unitsUnderWay.remove(key) }
    let units = recording { Units(judged: judgeAll(rule, root: root)) }.result
    // What a stopped evaluation found is no finding.
    if !work.isStopped { unitsMemo[key] = units }
    return units
  }

  /// The checker admits no circle of references; were there one, it would be a fault.
  private func circular(_ rule: Rule, _ root: RowID) -> Judged {
    let unit = RuleUnit(
      rule: rule, subject: Subject(steps: [.row(root)]), env: Environment(policy: rule.policy))
    let fault = Fault(kind: .budget, span: rule.span)
    let expr = Expr(.literal(.blank), .truth, rule.span)
    return undecided(unit, because: Trace(expr: expr, result: .fault(fault)), asked: Asked())
  }

  private func judgeAll(_ rule: Rule, root: RowID) -> [Judged] {
    guard let binder = rule.scope.binders.first else { return [] }
    let (found, asked) = recording { () -> Roots? in roots(of: rule) }
    guard let roots = found, let position = roots.positions[root] else { return [] }
    let subject = Subject(steps: [.row(root)])
    var env = Environment(policy: rule.policy)
    env.bind(binder.binding, to: AbstractValue(.known(.row(root))))
    let unit = RuleUnit(rule: rule, subject: subject, env: env)
    if let reason = notInForce(rule.policy) { return notInForce(unit, reason) }
    let doubts = roots.items[position].doubts
    if !doubts.isEmpty {
      let trace = Trace(expr: binder.source, result: .unknown, children: doubts)
      return [undecided(unit, because: trace, asked: asked)]
    }
    return judgeElements(unit, binder: 1, asked: asked)
  }

  /// Steps into the inner lists, then judges each innermost element.
  private func judgeElements(_ unit: RuleUnit, binder position: Int, asked outer: Asked) -> [Judged] {
    let binders = unit.rule.scope.binders
    guard position < binders.count else { return judgePeriods(unit, asked: outer) }
    let binder = binders[position]
    var (node, asked) = recording { evaluate(binder.source, unit.env) }
    asked.formUnion(outer)
    guard let list = list(node), !node.value.mayLackValue else {
      return [withoutVerdict(unit, because: node, asked: asked)]
    }
    var results: [Judged] = []
    var open: [Trace] = list.gaps
    for item in distinctItems(list) {
      guard let value = item.value.known else {
        open += item.doubts + (item.valueTrace.map { [$0] } ?? [])
        continue
      }
      var steps = unit.subject.steps
      if case .row(let row) = value { steps.append(.row(row)) } else { steps.append(.value(value)) }
      let inner = RuleUnit(
        rule: unit.rule, subject: Subject(steps: steps), env: unit.env.binding(binder.binding, to: item))
      if item.isSure {
        results += judgeElements(inner, binder: position + 1, asked: asked)
      } else {
        let trace = Trace(expr: binder.source, result: .unknown, children: item.doubts)
        results.append(undecided(inner, because: trace, asked: asked))
      }
    }
    if !open.isEmpty {
      let trace = Trace(expr: binder.source, result: node.trace.result, children: open)
      results.append(undecided(unit, because: trace, asked: asked))
    }
    return results
  }

  /// Each known value once: surely there if one of its items is.
  private func distinctItems(_ list: AbstractList) -> [AbstractList.Item] {
    var positions: [Value: Int] = [:]
    var items: [AbstractList.Item] = []
    for item in list.items {
      if let value = item.value.known, let position = positions[canonical(value)] {
        if item.isSure { items[position].doubts = [] }
        continue
      }
      if let value = item.value.known { positions[canonical(value)] = items.count }
      items.append(item)
    }
    return items
  }

  private func judgePeriods(_ unit: RuleUnit, asked outer: Asked) -> [Judged] {
    guard let rule = unit.rule.scope.period else { return judgeDueRows(unit, asked: outer) }
    var (list, asked) = recording { periods(rule, unit.env) }
    switch list {
    case .undecided(let node): return [undecided(unit, because: node.trace, asked: withOuter(outer, asked))]
    case .none(let node):
      var judged = undecided(unit, because: node.trace, asked: withOuter(outer, asked))
      judged.finding.verdict = .notApplicable
      judged.finding.reason = .clockNotStarted
      judged.finding.missing = []
      return [judged]
    case .spans(let spans):
      asked = withOuter(outer, asked)
      var results: [Judged] = []
      for span in spans {
        var inner = unit
        inner.env.period = span
        inner.env.periodMonths = rule.length.calendarMonths
        results += judgeDueRows(inner, asked: asked)
        // Whether a first part-period counts is a question of the first period only.
        asked = outer
      }
      return results
    }
  }

  private func withOuter(_ outer: Asked, _ inner: Asked) -> Asked {
    var asked = outer
    asked.formUnion(inner)
    return asked
  }

  private func judgeDueRows(_ unit: RuleUnit, asked: Asked) -> [Judged] {
    guard case .table(let id) = unit.rule.scope.due else { return judge(unit, asked: asked) }
    var results: [Judged] = []
    for (index, row) in program[id].rows.enumerated() {
      guard case .value(.date) = row.key else { continue }
      var inner = unit
      inner.env.dueRow = Environment.DueRow(table: id, index: index)
      results += judge(inner, asked: asked)
    }
    return results
  }
}

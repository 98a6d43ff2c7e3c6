import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

extension Checker {
  private enum Overridden: Hashable {
    case rule(RuleID)
    case exception(policy: PolicyID, position: Int)
  }

  /// Hangs every exception on each rule, or exception of a rule, that it overrides; each time its
  /// condition, due date and lines are checked in the scope of that rule.
  func lowerExceptions() {
    var children: [Overridden: [(policy: PolicyID, position: Int)]] = [:]
    for scope in policyScopes {
      for (position, exception) in scope.exceptions.enumerated() {
        within(exception.context) {
          for path in exception.syntax.overriding {
            if let target = overridden(path, in: scope.id) {
              children[target, default: []].append((scope.id, position))
            }
          }
        }
      }
    }
    for rule in program.rules.map(\.id) {
      let nodes = (children[.rule(rule)] ?? []).compactMap {
        node($0.policy, $0.position, over: rule, children, ancestors: [])
      }
      program.rules[rule.index].exceptions = nodes
    }
  }

  private func node(
    _ policy: PolicyID, _ position: Int, over rule: RuleID,
    _ children: [Overridden: [(policy: PolicyID, position: Int)]], ancestors: Set<Overridden>
  ) -> ExceptionNode? {
    let pending = policyScopes[policy.index].exceptions[position]
    let own = Overridden.exception(policy: policy, position: position)
    if ancestors.contains(own) {
      report(
        .cyclicDefinition, Bilingual("例外互相优先，没有先后", "the exceptions override each other in a circle"),
        at: pending.syntax.name.span)
      return nil
    }
    var node: ExceptionNode?
    within(pending.context) {
      let syntax = pending.syntax
      var scope = scope(of: rule)
      scope.policy = policy
      if let each = syntax.scope.forEach.first {
        reportNotBuilt(Bilingual("例外自己的“对每个”", "a `for each` of an exception's own"), at: each.span)
      }
      if let every = syntax.scope.every {
        reportNotBuilt(Bilingual("例外自己的周期", "a period of an exception's own"), at: every.span)
      }
      let due = syntax.scope.due.map { lowerDate($0, in: scope) }
      if due != nil { scope.hasDue = true }
      let condition = syntax.scope.when.map { lowerTruth($0, in: scope) }
      let lines = syntax.body.map { lowerLines($0, in: scope, hasDue: scope.hasDue) }
      node = ExceptionNode(
        names: pending.names, policy: policy, clause: pending.context.clause, tags: syntax.tags.map(\.text),
        condition: condition, due: due, lines: lines,
        children: (children[own] ?? []).compactMap {
          self.node($0.policy, $0.position, over: rule, children, ancestors: ancestors.union([own]))
        }, span: syntax.name.span)
    }
    return node
  }

  private func overridden(_ path: [Identifier], in policy: PolicyID) -> Overridden? {
    guard let name = path.last else { return nil }
    var owner = policy
    if path.count == 2 {
      guard case .policy(let other)? = policyNames[path[0].text] else {
        reportUnknown(path[0], Bilingual("政策", "policy"), candidates: policyNames.spellings)
        return nil
      }
      use(path[0], program[other].names)
      owner = other
    }
    switch policyScopes[owner.index].names[name.text] {
    case .rule(let id)?:
      use(name, program[id].names)
      return .rule(id)
    case .exception(let position)?:
      use(name, policyScopes[owner.index].exceptions[position].names)
      return .exception(policy: owner, position: position)
    case .entity, .choice, .actor, .unit, .policy, .definition, .parameter, .reading, .table, .rank, .field,
      .member, nil:
      reportUnknown(
        name, Bilingual("规则或例外", "rule or exception"),
        candidates: program.rules.filter { $0.policy == owner }.flatMap(\.names.spellings))
      return nil
    }
  }
}

import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

/// The state of one check; its work stands in extensions by topic.
final class Checker {
  let trees: [SourceTree]
  var program = Program()
  var diagnostics: [Diagnostic] = []
  var nameUses: [Span: NameUse] = [:]
  /// The clause that is being checked, for citations in messages.
  var clause = ""
  var ambiguousUses: Set<Span> = []
  var nextBinding = 0
  /// The clauses that enclose the item being declared, innermost last.
  var current: [Int] = []

  // What the vocabularies declare, by spelling.
  var topNames = NameTable()
  /// The names in each choice and each entity.
  var anonymousChoices: [String: ChoiceID] = [:]
  // What each policy declares.
  var policyScopes: [PolicyScope] = []
  var policyNames = NameTable()
  // Items waiting for their bodies.
  var pendingDefinitions: [DefinitionID: PendingDefinition] = [:]
  var definitionStates: [DefinitionID: DefinitionState] = [:]

  init(_ trees: [SourceTree]) {
    self.trees = trees
    program.files = trees.map(\.file)
  }

  init(_ trees: [SourceTree], continuing checked: CheckedProgram) {
    self.trees = trees
    program = checked.program
    adoptNames()
    nextBinding = 1_000_000
  }

  func run() {
    let declarations = trees.flatMap(\.declarations)
    declareVocabularies(
      declarations.compactMap { if case .vocabulary(let vocabulary) = $0 { vocabulary } else { nil } })
    declarePolicies(declarations.compactMap { if case .policy(let policy) = $0 { policy } else { nil } })
    checkScenarios(declarations.compactMap { if case .scenario(let scenario) = $0 { scenario } else { nil } })
    checkWhole()
  }

  func freshBinding() -> BindingID {
    defer { nextBinding += 1 }
    return BindingID(nextBinding)
  }

  // MARK: Messages

  func report(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    if diagnostic.clause.isEmpty { diagnostic.clause = clause }
    // One cause, one report: the same place with the same code is said once.
    guard
      !diagnostics.contains(where: {
        $0.primary.span == diagnostic.primary.span && $0.code == diagnostic.code
      })
    else { return }
    diagnostics.append(diagnostic)
  }

  func report(
    _ code: SemanticCode, _ message: Bilingual, at span: Span, label: Bilingual? = nil,
    related: [Diagnostic.Label] = [], notes: [Bilingual] = [], fixes: [Fix] = []
  ) {
    report(
      Diagnostic(code, message, at: span, label: label, related: related, notes: notes, fixes: fixes))
  }

  /// Rejects by name what the language has but this version does not evaluate.
  func reportNotBuilt(_ what: Bilingual, at span: Span) {
    report(
      .notBuilt, Bilingual("本版本还不能计算\(what.zh)", "this version does not evaluate \(what.en) yet"), at: span)
  }

  /// Notes what a name at a place stands for. A name in a further spelling (`also`), and one that
  /// stands for things of different names, keeps its form in translation.
  func use(_ identifier: Identifier, _ names: Names) {
    guard identifier.text == names.zh || identifier.text == names.en else { return }
    if let known = nameUses[identifier.span], known.names.zh != names.zh || known.names.en != names.en {
      ambiguousUses.insert(identifier.span)
      nameUses[identifier.span] = nil
    } else if !ambiguousUses.contains(identifier.span) {
      nameUses[identifier.span] = NameUse(names: names, isAlias: false)
    }
  }
}

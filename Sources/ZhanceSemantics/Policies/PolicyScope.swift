import ZhanceDiagnostics
import ZhanceModel
import ZhanceSyntax

/// What one policy declares, while it is being checked.
struct PolicyScope {
  let id: PolicyID
  var names = NameTable()
  /// `applies to … where`: asked of each entity in reach.
  var reach: ExpressionSyntax?
  var exceptions: [PendingException] = []

  init(id: PolicyID) { self.id = id }
}

/// Where an item stands.
struct ItemContext {
  var policy: PolicyID
  var clause: ClausePath
}

struct PendingDefinition {
  enum Source {
    case define(DefineSyntax)
    case decide(DecideSyntax)
    case attest(AttestSyntax)
  }
  var source: Source
  var context: ItemContext
  var position: DefinitionID
}

enum DefinitionState {
  case inProgress, done
}

struct PendingException {
  var syntax: ExceptionSyntax
  var names: Names
  var context: ItemContext
}

struct PendingRule {
  var id: RuleID
  var syntax: RuleSyntax
  var context: ItemContext
}

/// A variable in sight.
struct Frame {
  enum Kind {
    /// A rule's subject or an owner; `this` and roles look here.
    case subject
    /// The row of a filter or quantifier.
    case element
  }
  var kind: Kind
  var binding: BindingID
  /// nil: a plain value of `valueType`
  var entity: EntityID?
  var valueType: ValueType
  var name: String?

  static func subject(_ binding: BindingID, _ entity: EntityID, name: String? = nil) -> Frame {
    Frame(kind: .subject, binding: binding, entity: entity, valueType: .row([entity]), name: name)
  }
  static func element(_ binding: BindingID, _ entity: EntityID) -> Frame {
    Frame(kind: .element, binding: binding, entity: entity, valueType: .row([entity]), name: nil)
  }
  static func value(_ binding: BindingID, _ type: ValueType, name: String?) -> Frame {
    Frame(kind: .subject, binding: binding, entity: nil, valueType: type, name: name)
  }
}

/// What an expression can see.
struct LocalScope {
  var policy: PolicyID?
  /// Outermost first.
  var frames: [Frame] = []
  var hasDue = false
  var dueTable: TableID?
  var period: PeriodRule.Length?

  init(policy: PolicyID?) { self.policy = policy }

  mutating func push(_ frame: Frame) { frames.append(frame) }

  func pushing(_ frame: Frame) -> LocalScope {
    var copy = self
    copy.push(frame)
    return copy
  }
}

/// Positions in the lists of a `Schema` or `Program`; a type each, so that none is taken for another.
package protocol Index: Hashable, Sendable, Comparable {
  var index: Int { get }
  init(_ index: Int)
}
extension Index {
  package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

package struct EntityID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct ChoiceID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct ActorID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct DimensionID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct PolicyID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct RuleID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct DefinitionID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct ParameterID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct ReadingID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct TableID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
package struct RankID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}
/// A variable that a scope, a filter or a quantifier binds; unique in a program.
package struct BindingID: Index {
  package let index: Int
  package init(_ index: Int) { self.index = index }
}

/// A field of an entity, by position in `Entity.fields`.
package struct FieldID: Hashable, Sendable {
  package let entity: EntityID
  package let index: Int
  package init(entity: EntityID, index: Int) {
    self.entity = entity
    self.index = index
  }
}

/// One name in its spellings.
package struct Names: Hashable, Sendable {
  /// nil where only the other spelling was declared.
  package var zh: String?
  package var en: String?
  package var also: [String]
  package init(zh: String?, en: String?, also: [String] = []) {
    self.zh = zh
    self.en = en
    self.also = also
  }
  package var spellings: [String] { [zh, en].compactMap(\.self) + also }
}

package import ZhanceDiagnostics

/// A known value. Quantities are in the base unit of their dimension: 2万元 is 20000.
package enum Value: Hashable, Sendable {
  /// Known to be empty.
  case blank
  case truth(Bool)
  case number(Rational)
  case date(CalendarDate)
  case text(String)
  case choice(ChoiceValue)
  case row(RowID)
  case span(DateSpan)
  case verdict(Verdict)
}

/// A member of a choice, or, in an open choice, a word that the vocabulary does not list.
package enum ChoiceValue: Hashable, Sendable {
  case member(ChoiceID, Int)
  case other(String)
}

package struct RowID: Hashable, Sendable, Comparable {
  package let entity: EntityID
  /// Position in the table, rows that a what-if adds following the loaded ones.
  package let index: Int
  package init(entity: EntityID, index: Int) {
    self.entity = entity
    self.index = index
  }
  package static func < (a: RowID, b: RowID) -> Bool {
    (a.entity.index, a.index) < (b.entity.index, b.index)
  }
}

/// The five verdicts; order is no rank, see `Verdict.rollUp`.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  case met, breached, unknown, notApplicable, pending

  package var label: Bilingual {
    switch self {
    case .met: Bilingual("符合", "met")
    case .breached: Bilingual("不符合", "breached")
    case .unknown: Bilingual("待核", "unknown")
    case .notApplicable: Bilingual("不适用", "not applicable")
    case .pending: Bilingual("未到期", "pending")
    }
  }

  /// The first that occurs of breached, unknown, pending, met, not applicable.
  package static func rollUp(_ verdicts: some Sequence<Verdict>) -> Verdict {
    let all = Set(verdicts)
    for verdict in [Verdict.breached, .unknown, .pending, .met] where all.contains(verdict) { return verdict }
    return .notApplicable
  }
}

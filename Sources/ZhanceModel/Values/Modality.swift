package import ZhanceDiagnostics

/// The law's own scale.
package enum Modality: String, Hashable, Sendable, CaseIterable {
  case must, mustNot, inPrinciple, aim, encouraged, may

  package var label: Bilingual {
    switch self {
    case .must: Bilingual("应当", "must")
    case .mustNot: Bilingual("不得", "must not")
    case .inPrinciple: Bilingual("原则上", "in principle")
    case .aim: Bilingual("力争", "aim")
    case .encouraged: Bilingual("鼓励", "encouraged")
    case .may: Bilingual("可", "may")
    }
  }

  /// `must` and `must not` bind alike and may share a rule.
  package var isBinding: Bool {
    switch self {
    case .must, .mustNot: true
    case .inPrinciple, .aim, .encouraged, .may: false
    }
  }
}

/// How grave a breach is; gravest first.
package enum FindingSeverity: String, Hashable, Sendable, CaseIterable {
  case violation, deviation, shortfall, notFollowed, excused

  package var label: Bilingual {
    switch self {
    case .violation: Bilingual("违反", "violation")
    case .deviation: Bilingual("偏离", "deviation")
    case .shortfall: Bilingual("未达目标", "shortfall")
    case .notFollowed: Bilingual("未采纳", "not followed")
    case .excused: Bilingual("已说明", "excused")
    }
  }

  /// What a breach of a norm of this strength is, without a reason on record; nil for a
  /// permission, which is never breached.
  package init?(breachOf modality: Modality) {
    switch modality {
    case .must, .mustNot: self = .violation
    case .inPrinciple: self = .deviation
    case .aim: self = .shortfall
    case .encouraged: self = .notFollowed
    case .may: return nil
    }
  }

  package var gravity: Int {
    switch self {
    case .violation: 4
    case .deviation: 3
    case .shortfall: 2
    case .notFollowed: 1
    case .excused: 0
    }
  }
}

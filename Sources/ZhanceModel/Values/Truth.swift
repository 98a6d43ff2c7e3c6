/// Kleene's three truth values.
package enum Truth: String, Hashable, Sendable, CaseIterable {
  case `false`, unknown, `true`

  package init(_ value: Bool) { self = value ? .true : .false }

  package static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .true: .false
    case .false: .true
    case .unknown: .unknown
    }
  }

  /// False if any is false, else unknown if any is unknown, else true.
  package static func all(_ values: some Sequence<Truth>) -> Truth {
    var result = Truth.true
    for value in values {
      switch value {
      case .false: return .false
      case .unknown: result = .unknown
      case .true: break
      }
    }
    return result
  }

  /// True if any is true, else unknown if any is unknown, else false.
  package static func any(_ values: some Sequence<Truth>) -> Truth {
    var result = Truth.false
    for value in values {
      switch value {
      case .true: return .true
      case .unknown: result = .unknown
      case .false: break
      }
    }
    return result
  }
}

package enum Keyword: String, Sendable, Hashable, CaseIterable {
  case use
}

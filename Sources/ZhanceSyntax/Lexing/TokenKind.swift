package enum TokenKind: Sendable, Hashable {
  case word
  case endOfFile
}

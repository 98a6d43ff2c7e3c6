package import ZhanceDiagnostics

/// One token with all that stands before it; the tokens of a file, joined, are the file.
package struct Token: Sendable, Hashable {
  /// Blanks, line ends and comments before the token, byte for byte.
  package var leading: String
  /// The token as it stands in the file.
  package var text: String
  package var kind: TokenKind
  /// Where `text` stands.
  package var span: Span
  /// What the parser took the token for; the formatter translates by it.
  package var role: TokenRole
  /// Does a statement begin here? On a line with others the formatter sets it apart.
  package var startsStatement = false

  package init(leading: String, text: String, kind: TokenKind, span: Span, role: TokenRole = .plain) {
    self.leading = leading
    self.text = text
    self.kind = kind
    self.span = span
    self.role = role
  }
}

package enum TokenRole: Sendable, Hashable {
  /// Written as it is on both surfaces.
  case plain
  /// A keyword, fixed or known by its place.
  case keyword(Keyword)
  /// Part of a name; its other spelling is found when names are looked up.
  case name
  /// Passed over while the parser looked for firm ground.
  case skipped
}

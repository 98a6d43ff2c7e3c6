/// What stands before a token: comments, and how the lines break.
struct Leading {
  struct Comment {
    var text: String
    /// On the line of the token before it.
    var isTrailing: Bool
    var blankBefore: Bool
  }
  private(set) var comments: [Comment] = []
  /// The token begins a line.
  private(set) var endsLine = false
  /// An empty line stands right before the token.
  private(set) var blankBeforeToken = false

  init(_ leading: String) {
    var lines: [Substring] = []
    var current = leading.startIndex
    while true {
      if let end = leading[current...].firstIndex(where: \.isNewline) {
        lines.append(leading[current..<end])
        current = leading.index(after: end)
      } else {
        lines.append(leading[current...])
        break
      }
    }
    endsLine = lines.count > 1
    var blank = false
    for (number, line) in lines.enumerated() {
      let trimmed = line.drop(while: { $0.isWhitespace })
      let isLast = number == lines.count - 1
      if trimmed.isEmpty {
        if number > 0, !isLast { blank = true }
        continue
      }
      var text = String(trimmed)
      while let last = text.last, last.isWhitespace { text.removeLast() }
      comments.append(Comment(text: text, isTrailing: number == 0, blankBefore: blank))
      blank = false
    }
    blankBeforeToken = blank
  }
}

extension Punctuation {
  var takesSpaceBefore: Bool {
    switch self {
    case .comma, .rightParenthesis, .rightBracket, .setEnd, .dot, .question, .callStart: false
    case .leftBrace, .rightBrace, .leftParenthesis, .leftBracket, .setStart, .colon, .bar, .semicolon,
      .ellipsis,
      .tilde, .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .plus, .minus, .times,
      .divided:
      true
    }
  }

  var takesSpaceAfter: Bool {
    switch self {
    case .leftParenthesis, .leftBracket, .setStart, .callStart, .dot: false
    case .leftBrace, .rightBrace, .rightParenthesis, .rightBracket, .setEnd, .comma, .colon, .bar, .semicolon,
      .question, .ellipsis, .tilde, .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .plus,
      .minus,
      .times, .divided:
      true
    }
  }

  /// A line that ends in it goes on in the next.
  var leavesOpen: Bool {
    switch self {
    case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .plus, .minus, .times, .divided,
      .bar,
      .tilde, .dot:
      true
    case .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .setStart,
      .setEnd, .callStart, .comma, .colon, .semicolon, .question, .ellipsis:
      false
    }
  }
}

extension Keyword {
  /// A line that begins with it goes on with the line before.
  var continuesLine: Bool {
    switch self {
    case .and, .or, .because, .default, .where, .satisfies, .when, .orExplain, .overriding, .must, .mustNot,
      .inPrinciple, .aim, .encouraged, .may:
      true
    default: false
    }
  }

  /// A line that ends in it goes on in the next.
  var leavesOpen: Bool {
    switch self {
    case .and, .or, .not, .where, .satisfies, .when, .must, .mustNot, .inPrinciple, .aim, .encouraged, .may,
      .because:
      true
    default: false
    }
  }
}

/// A statement or a part of one as written, and its position.
///
/// It depends only on the text: parameters are still question marks.
struct Syntax: Hashable, Sendable {
  var form: Form
  var position: Position

  /// The kinds of syntax.
  indirect enum Form: Hashable, Sendable {
    case string(String)
    /// Digits, point and exponent as written, possibly preceded by a minus sign.
    case number(String)
    case bool(Bool)
    case null
    case missing
    /// A text between backticks.
    case ion(String)
    /// `?`, numbered from 0.
    case parameter(Int)
    case name(String)
    case path(Syntax, [Step])
    case list([Syntax])
    case bag([Syntax])
    case tuple([Member])
    /// A function's name in lowercase, and its operands.
    case call(String, [Syntax])
    /// `COUNT(*)`.
    case countAll
    /// Operators before an operand, the outermost first.
    ///
    /// A series of them is one node, so that a thousand `NOT` are no deeper than one.
    case prefix([PrefixOperator], Syntax)
    case infix(Syntax, InfixOperator, Syntax)
    /// Two or more expressions joined by `AND`.
    case all([Syntax])
    /// Two or more expressions joined by `OR`.
    case any([Syntax])
    case between(Syntax, Syntax, Syntax)
    case isIn(Syntax, Syntax)
    /// `expression IS type`.
    case isType(Syntax, TypeName)
    /// `CASE … END`.
    case choice(CaseSyntax)
    case select(SelectSyntax)
    case insert(InsertSyntax)
    case change(ChangeSyntax)
  }

  /// A step of a path.
  enum Step: Hashable, Sendable {
    case name(String)
    /// An expression in brackets.
    case index(Syntax)
    /// `.*`.
    case unpivot
    /// `[*]`.
    case wildcard
  }

  /// A member of a tuple.
  struct Member: Hashable, Sendable {
    var key: Syntax
    var value: Syntax
  }

  /// The operators that precede an operand.
  enum PrefixOperator: String, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case not = "NOT"
  }

  /// The operators between two operands, except those that are a separate form.
  enum InfixOperator: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case concatenation = "||"
    case times = "*"
    case divided = "/"
    case modulo = "%"
    case like = "LIKE"
    case union = "UNION"
    case except = "EXCEPT"
    case intersect = "INTERSECT"
  }
}

/// `CASE operand WHEN … THEN … ELSE … END` as written.
struct CaseSyntax: Hashable, Sendable {
  /// The operand that is compared with each branch, or `nil` if the branches are conditions.
  var operand: Syntax?
  var branches: [Branch] = []
  var otherwise: Syntax?

  /// `WHEN … THEN …`.
  struct Branch: Hashable, Sendable {
    var when: Syntax
    var then: Syntax
  }
}

/// `SELECT … FROM …` as written.
struct SelectSyntax: Hashable, Sendable {
  var columns: Columns
  var source: SourceSyntax
  var condition: Syntax?
  var order: [OrderSyntax] = []
  /// The first clause that DynamoDB does not support.
  var unsupportedClause: UnsupportedClause?

  /// The selected attributes.
  enum Columns: Hashable, Sendable {
    /// `*`.
    case all
    case list([Syntax], hasAlias: Bool)
    /// `VALUE expression`.
    case value(Syntax)
  }

  /// `GROUP BY`, `HAVING`, `LIMIT` or `OFFSET`.
  struct UnsupportedClause: Hashable, Sendable {
    var name: String
    var position: Position
  }
}

/// An expression of `ORDER BY`.
struct OrderSyntax: Hashable, Sendable {
  var expression: Syntax
  var isDescending: Bool
  /// `FIRST` or `LAST` after `NULLS`, which has no effect for keys.
  var nulls: String?
}

/// The table after `FROM`, `INTO` or `UPDATE`.
struct SourceSyntax: Hashable, Sendable {
  var expression: Syntax
  /// Whether an alias follows.
  var hasAlias = false
  /// Whether a second source follows.
  var isJoined = false
}

/// `INSERT INTO …` as written.
struct InsertSyntax: Hashable, Sendable {
  var target: Syntax
  var value: Syntax
  /// Whether it is `VALUE item`, as opposed to several items.
  var isSingle: Bool
  var hasPosition = false
  var hasConflictClause = false
  var returning: [ReturningSyntax]?
}

/// `UPDATE`, `DELETE` or `FROM … SET …` as written.
struct ChangeSyntax: Hashable, Sendable {
  var source: SourceSyntax
  /// The changes in the order written; empty for `DELETE`.
  var actions: [Action]
  var condition: Syntax?
  var returning: [ReturningSyntax]?
  /// Whether the statement begins with `FROM`.
  var isFromFirst = false

  /// An assignment or removal.
  enum Action: Hashable, Sendable {
    case set(Syntax, Syntax)
    case remove(Syntax)
    /// `INSERT INTO` inside an `UPDATE`.
    case insert
  }

  /// Whether the statement is a deletion.
  var isDelete: Bool { actions.isEmpty }
}

/// An element of `RETURNING`.
struct ReturningSyntax: Hashable, Sendable {
  var version: Returning
  /// Whether `*` follows instead of a path.
  var isWhole: Bool
}

/// The words that are names only in double quotes: SQL-92's keywords, PartiQL's own, and the names
/// of types.
///
/// AWS uses the reference parser of PartiQL ([partiql-lang-kotlin], `LexerConstants`), which has
/// these words; `inner` was measured ([parity-suite] `partiqlFunctions`, 2026-10).
enum Keywords {
  /// Returns whether a lowercase word is a keyword.
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words = Set(
    """
    absolute action add all allocate alter and any are as asc assertion at authorization avg begin \
    between bit bit_length by cascade cascaded case cast catalog char character character_length \
    char_length check close coalesce collate collation column commit connect connection constraint \
    constraints continue convert corresponding count create cross current current_date \
    current_time current_timestamp current_user cursor date deallocate dec decimal declare default \
    deferrable deferred delete desc describe descriptor diagnostics disconnect distinct domain \
    double drop else end escape except exception exec execute exists external extract date_add \
    date_diff false fetch first float for foreign found from full get global go goto grant group \
    having identity immediate in indicator initially inner input insensitive insert int integer \
    intersect interval into is isolation join key language last left level like local lower match \
    max min module names national natural nchar next no not null nullif numeric octet_length of on \
    only open option or order outer output overlaps pad partial position precision prepare preserve \
    primary prior privileges procedure public read real references relative restrict revoke right \
    rollback rows schema scroll section select session session_user set size smallint some space \
    sql sqlcode sqlerror sqlstate substring sum system_user table temporary then time timestamp to \
    transaction translate translation trim true union unique unknown update upper usage user using \
    value values varchar varying view when whenever where with work write zone missing pivot \
    unpivot limit offset tuple remove index let integer2 int2 integer4 int4 integer8 int8 bigint \
    conflict do nothing returning modified new old bool boolean string symbol clob blob struct list \
    sexp bag
    """.split(separator: " ").map(String.init))

  /// The keywords that are functions if followed by a parenthesis.
  static let functions: Set<String> = [
    "exists", "count", "avg", "max", "min", "sum", "substring", "char_length", "character_length",
    "octet_length", "bit_length", "upper", "lower", "size", "sexp", "list", "bag",
  ]

  /// The names of types that may follow `IS`.
  static let types: [String: TypeName] = [
    "missing": .missing, "null": .null, "boolean": .boolean, "bool": .boolean,
    "smallint": .smallint, "int2": .smallint, "integer2": .smallint, "integer4": .integer4,
    "int4": .integer4, "integer8": .integer8, "int8": .integer8, "bigint": .integer8,
    "integer": .integer, "int": .integer, "float": .float, "real": .real,
    "double precision": .doublePrecision, "decimal": .decimal, "dec": .decimal,
    "numeric": .numeric, "timestamp": .timestamp, "date": .date, "time": .time,
    "character": .character, "char": .character, "character varying": .characterVarying,
    "varchar": .characterVarying, "string": .string, "symbol": .symbol, "clob": .clob,
    "blob": .blob, "struct": .struct, "tuple": .tuple, "list": .list, "sexp": .sexp,
    "bag": .bag, "any": .any,
  ]
}

/// A type that may follow `IS`, with its name in the reference parser's tree.
enum TypeName: String, Hashable, Sendable, CaseIterable {
  case missing, null, boolean, smallint, integer4, integer8, integer, float, real
  case doublePrecision, decimal, numeric, timestamp, date, time, character, characterVarying
  case string, symbol, clob, blob, `struct`, tuple, list, sexp, bag, any

  /// The type's name in a statement.
  var words: String {
    switch self {
    case .doublePrecision: "DOUBLE PRECISION"
    case .characterVarying: "CHARACTER VARYING"
    default: rawValue.uppercased()
    }
  }

  /// The type's name in AWS's error message, such as `IntegerType` ([dynoxide-captures]
  /// `partiql-grammar`, us-east-1, 2026-10).
  var refusedName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() + "Type" }

  /// The maximum number of arguments in parentheses after the type ([partiql-lang-kotlin],
  /// `TYPE_NAME_ARITY_MAP`).
  var maximumArguments: Int {
    switch self {
    case .float, .character, .characterVarying: 1
    case .decimal, .numeric: 2
    default: 0
    }
  }
}

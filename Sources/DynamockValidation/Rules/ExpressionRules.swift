import DynamockExpressions
import DynamockModel

/// The expressions of a request with their common names and values, checked in AWS's order.
///
/// First come the maps, then each expression, then unused names and values ([parity-suite]
/// `validation-ordering`, [dynalite-suite]).
struct ExpressionRules {
  private var scope: ExpressionScope
  private let hasNames: Bool
  private let hasValues: Bool

  /// Checks the maps of names and values.
  init(names: NamedValues<String>?, values: Item?, in layer: Layer) throws(RequestFault) {
    if let names { try Self.check(names) }
    if let values { try Self.check(values, in: layer) }
    scope = ExpressionScope(names: names, values: values)
    hasNames = names != nil
    hasValues = values != nil
  }

  /// Parses a condition or a filter, which is evaluated on items.
  mutating func condition(
    _ text: String, as kind: ExpressionKind
  ) throws(RequestFault) -> CompiledCondition {
    do {
      return try ExpressionParser.compileCondition(text, as: kind, in: &scope)
    } catch {
      throw .expression(error)
    }
  }

  /// Parses a condition that is converted to another form.
  mutating func parsedCondition(
    _ text: String, as kind: ExpressionKind
  ) throws(RequestFault) -> Condition {
    do {
      return try ExpressionParser.parseCondition(text, as: kind, in: &scope)
    } catch {
      throw .expression(error)
    }
  }

  /// Parses an update.
  mutating func update(_ text: String) throws(RequestFault) -> UpdateExpression {
    do {
      return try ExpressionParser.parseUpdate(text, in: &scope)
    } catch {
      throw .expression(error)
    }
  }

  /// Parses a projection.
  mutating func projection(_ text: String) throws(RequestFault) -> Projection {
    do {
      return try ExpressionParser.parseProjection(text, in: &scope)
    } catch {
      throw .expression(error)
    }
  }

  /// Rejects unused names, then unused values.
  func finish() throws(RequestFault) {
    if hasNames {
      let unused = scope.unusedNames
      if !unused.isEmpty { throw .unusedSubstitutions(.names, keys: unused) }
    }
    if hasValues {
      let unused = scope.unusedValues
      if !unused.isEmpty { throw .unusedSubstitutions(.values, keys: unused) }
    }
  }

  /// Converts a parsed condition to a key condition.
  static func keyCondition(of condition: Condition) throws(RequestFault) -> KeyCondition {
    do {
      return try ExpressionParser.keyCondition(of: condition)
    } catch {
      throw .expression(error)
    }
  }

  private static func check(_ names: NamedValues<String>) throws(RequestFault) {
    if names.isEmpty { throw .emptySubstitutions(.names) }
    var size = 0
    for (key, name) in names.entries {
      try check(key, of: .names, after: UInt8(ascii: "#"))
      if name.isEmpty { throw .emptySubstitutedName(key: key) }
      try ValueRules.check(name: name, of: "ExpressionAttributeNames")
      size += key.utf8.count + name.utf8.count
    }
    if size > Limits.substitutionSize { throw .substitutionsTooLarge(.names) }
  }

  private static func check(_ values: Item, in layer: Layer) throws(RequestFault) {
    if values.isEmpty { throw .emptySubstitutions(.values) }
    for value in values.attributes {
      try check(value.name, of: .values, after: UInt8(ascii: ":"))
    }
    try ValueRules.check(
      values, of: .expressionValues, upTo: ValueRules.maximumDepth(comparedIn: layer))
  }

  /// Checks a key, which is a sign followed by at least one letter, digit or underscore.
  private static func check(
    _ key: String, of map: RequestFault.Substitutions, after sign: UInt8
  ) throws(RequestFault) {
    let count = key.utf8.count
    if count > Limits.placeholderLength { throw .longSubstitutionKey(map, size: count) }
    let isValid = key.withBytes { bytes in
      guard bytes.count > 1, bytes[0] == sign else { return false }
      for index in 1..<bytes.count where !isWordByte(bytes[index]) { return false }
      return true
    }
    if !isValid { throw .invalidSubstitutionKey(map, key: key) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// The expressions and legacy parameters that a request has ([parity-suite] `validation-ordering`,
/// [dynalite-suite]).
struct ParameterMix {
  /// The expression parameters in AWS's order, and whether the request has each.
  var expressions: KeyValuePairs<String, Bool>
  /// The legacy parameters in AWS's order, and whether the request has each.
  var legacy: KeyValuePairs<String, Bool>

  /// The fault of a request that has both kinds.
  var fault: RequestFault {
    .mixedParameters(
      legacy: legacy.filter(\.value).map(\.key),
      expressions: expressions.filter(\.value).map(\.key))
  }
}

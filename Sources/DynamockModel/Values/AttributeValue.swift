/// The value of an attribute, of one of the ten data types of DynamoDB.
///
/// Set members keep their order until they are written as JSON, which sorts them; two sets are
/// equal as values if they have the same members, according to ``isEqualValue(to:)``. `==` compares
/// representations.
public enum AttributeValue: Sendable, Hashable {
  /// `S`: Unicode text; the whole item may have 400 KB.
  case string(String)
  /// `N`: a decimal of up to 38 significant digits.
  case number(DecimalNumber)
  /// `B`: raw bytes (base64 on the wire).
  case binary([UInt8])
  /// `BOOL`.
  case bool(Bool)
  /// `NULL`.
  case null
  /// `SS`: distinct strings.
  case stringSet([String])
  /// `NS`: distinct numbers.
  case numberSet([DecimalNumber])
  /// `BS`: distinct byte strings.
  case binarySet([[UInt8]])
  /// `L`: an ordered list of values of any types.
  case list([AttributeValue])
  /// `M`: named values.
  case map(Item)
  /// A part of a request that is not a valid value; only decoding and literals create these.
  ///
  /// Validation rejects it with the fault's message, so it never reaches the engine or a store.
  indirect case malformed(ValueFault)
}

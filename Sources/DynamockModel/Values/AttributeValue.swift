/// One value of one attribute: the ten data types of DynamoDB.
///
/// Set members keep the order they were given until they are written as JSON, which puts them into
/// DynamoDB's; two sets are equal as values when they hold the same
/// members, which is what ``isEqualValue(to:)`` says. `==` compares representations.
public enum AttributeValue: Sendable, Hashable {
  /// `S`: Unicode text, at most 400 KB with its item.
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
  /// `L`: values in order, of any types.
  case list([AttributeValue])
  /// `M`: named values.
  case map(Item)
  /// What a request carried where no value could be made of it; only a wire and a literal make these.
  ///
  /// Validation answers with the fault's sentence, so no engine or store ever meets one.
  indirect case malformed(ValueFault)
}

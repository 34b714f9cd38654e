/// Writes values as JSON.
public final class JSONEncoder {
  /// How the text is laid out.
  public struct OutputFormatting: OptionSet, Sendable {
    /// The options as bits.
    public let rawValue: Int

    /// Creates options from their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// On several lines, indented.
    public static let prettyPrinted = OutputFormatting(rawValue: 1)
    /// With the members of objects in the order of their names.
    public static let sortedKeys = OutputFormatting(rawValue: 2)
  }

  /// How the text is laid out; only both options together are implemented.
  public var outputFormatting: OutputFormatting = []

  /// Creates an encoder.
  public init() {}

  /// Returns the JSON of a value.
  /// - Throws: what the value throws.
  public func encode(_ value: some Encodable) throws -> Data {
    precondition(
      outputFormatting == [.prettyPrinted, .sortedKeys], "no other layout is implemented")
    let node = JSONNode()
    try node.write(value)
    return Data(bytes: Array(node.text(indentation: "").utf8))
  }
}

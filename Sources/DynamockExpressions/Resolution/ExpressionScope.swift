import DynamockModel

/// The names and values of a request: what `#name` and `:value` stand for, and which of them were used.
///
/// One scope serves all expressions of a request, so that afterwards it knows the unused ones.
package struct ExpressionScope: Sendable {
  let names: NamedValues<String>
  let values: Item
  var usedNames: Set<String> = []
  var usedValues: Set<String> = []

  /// Makes a scope of ExpressionAttributeNames and ExpressionAttributeValues; keys hold `#` and `:`.
  package init(names: NamedValues<String>?, values: Item?) {
    self.names = names ?? NamedValues()
    self.values = values ?? Item()
  }

  /// The names that no expression used, as AWS lists them.
  package var unusedNames: [String] {
    names.entries.map(\.name).filter { !usedNames.contains($0) }
  }

  /// The values that no expression used, as AWS lists them.
  package var unusedValues: [String] {
    values.attributes.map(\.name).filter { !usedValues.contains($0) }
  }
}

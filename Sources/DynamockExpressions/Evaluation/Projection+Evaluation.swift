import DynamockModel

extension Projection {
  /// The parts of an item that the paths reach, nested as in the item, list elements packed.
  package func project(_ item: Item) -> Item { item }

  /// The projection of a legacy `AttributesToGet`.
  package init(attributesToGet names: [String]) { paths = names.map { DocumentPath($0) } }
}

extension [DocumentPath] {
  /// The top-level attributes of the paths, each once.
  var rootAttributes: [String] {
    var names: [String] = []
    for path in self where !names.contains(path.attribute) { names.append(path.attribute) }
    return names
  }
}

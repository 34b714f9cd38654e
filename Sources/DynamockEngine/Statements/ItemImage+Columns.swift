import DynamockExpressions
import DynamockModel
import DynamockPartiQL

extension ItemImage {
  /// Returns the given columns of an item, or the whole item for `*`.
  func showing(_ columns: [Selection.Column]?) throws(EngineFault) -> ItemImage {
    guard let columns else { return self }
    guard columns.contains(where: { !$0.path.steps.isEmpty }) else {
      return try keepingStored(columns.map(\.path.attribute))
    }
    let item = try item()
    var shown: [Attribute] = []
    for column in columns {
      if let value = column.path.value(in: item) {
        shown.append(Attribute(name: column.name, value: value))
      }
    }
    return ItemImage(Item(uniqueAttributes: shown))
  }
}

// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

/// The structure `PutRequest` of DynamoDB's API.
public struct PutRequest: Sendable, Equatable {
  /// `Item`, required.
  public var item: Item? {
    get { newItem?.item }
    set { newItem = newValue.map(NewItem.init(_:)) }
  }
  /// `Item` as it is to be stored.
  package var newItem: NewItem?

  /// Creates an instance from its members.
  public init(
    item: Item?
  ) {
    newItem = item.map(NewItem.init(_:))
  }
}

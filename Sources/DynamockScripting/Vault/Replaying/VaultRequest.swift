import DynamockModel
import DynamockWire

/// A request in the form of recordings: canonical, with pseudonyms, without the account.
struct VaultRequest: Sendable {
  let operation: Operation
  let region: String
  let input: JSONTree
  let key: RequestKey

  /// Creates the form of recordings from a client's request.
  init(
    _ operation: Operation, region: String, input: JSONTree, masks: [PathPattern],
    scrubbing: Scrubbing?
  ) {
    self.operation = operation
    self.region = region
    var tree = CanonicalTree.input(input, of: operation)
    if let scrubbing { tree = scrubbing.scrubbed(input: tree, of: operation) }
    self.input = AccountPlaceholder.hiding(tree, of: ShapeTable.input(of: operation))
    key = RequestKey(operation, region: region, input: self.input, masks: masks)
  }

  /// Returns the sketch of the request.
  func sketch(masks: [PathPattern]) -> RequestSketch {
    RequestSketch(RequestKey.canonicalTree(operation, region: region, input, masks: masks))
  }

  /// Returns a new recording of the request.
  func recording(_ answers: [RecordedAnswer] = []) -> Recording {
    Recording(operation: operation, region: region, input: input, answers: answers)
  }

  /// A short description of the request: `PutItem on Orders`.
  var title: String { recording().title }
}

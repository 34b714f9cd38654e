import DynamockExpressions
import DynamockModel
import DynamockValidation

// Requests are validated here for their expressions. One that is invalid has no values for the keys
// that depend on them, and is rejected after its permissions have been checked.

extension AccessFacts {
  init(_ input: GetItemInput, isLoose: Bool) {
    let request = try? GetItemRequest(validating: input, isLoose: isLoose)
    self.init(
      reading: [input.key ?? Item()], request?.projection, input.returnConsumedCapacity)
  }

  init(_ input: BatchGetItemInput, table name: String, isLoose: Bool) {
    let request = try? BatchGetItemRequest(validating: input, isLoose: isLoose)
    let table = request?.tables.first { $0.table.asSent == name }
    self.init(
      reading: input.requestItems?[name]?.keys ?? [], table?.projection,
      input.returnConsumedCapacity)
  }

  init(_ input: TransactGetItemsInput, at place: Int) {
    let gets = (try? TransactGetItemsRequest(validating: input))?.gets ?? []
    let get = place < gets.count ? gets[place] : nil
    self.init(reading: get.map { [$0.key] } ?? [], get?.projection, input.returnConsumedCapacity)
    enclosing = .transactGetItems
  }

  private init(
    reading keys: [Item], _ projection: Projection?, _ capacity: ReturnConsumedCapacity?
  ) {
    self.keys = keys
    attributes = keys.flatMap(\.names) + (projection?.rootAttributes ?? [])
    select = projection == nil ? .allAttributes : .specificAttributes
    self.capacity = capacity ?? .nothing
  }

  init(_ input: QueryInput, isLoose: Bool) {
    let request = try? QueryRequest(validating: input, isLoose: isLoose)
    self.init(request?.read, select: input.select, capacity: input.returnConsumedCapacity)
    let tests = request?.keyCondition.tests ?? []
    attributes += request?.keyCondition.attributes ?? []
    condition = .all(
      tests.compactMap { test in
        guard case .equal(let value) = test.test else { return nil }
        return .comparison(.path(DocumentPath(test.attribute)), .equal, .value(value))
      })
  }

  init(_ input: ScanInput) {
    let request = try? ScanRequest(validating: input)
    self.init(request?.read, select: input.select, capacity: input.returnConsumedCapacity)
  }

  private init(_ read: PagedRead?, select: Select?, capacity: ReturnConsumedCapacity?) {
    attributes =
      (read?.filter?.shape.accessedAttributes ?? []) + (read?.projection?.rootAttributes ?? [])
    let implied: Select =
      read?.projection != nil
      ? .specificAttributes : read?.indexName != nil ? .allProjectedAttributes : .allAttributes
    self.select = select ?? implied
    self.capacity = capacity ?? .nothing
  }

  init(_ input: SearchVectorsInput) {
    let request = try? SearchVectorsRequest(validating: input)
    condition = request?.condition
    attributes =
      (request?.condition?.accessedAttributes ?? []) + (request?.projection?.rootAttributes ?? [])
    select = request?.projection == nil ? .allProjectedAttributes : .specificAttributes
    capacity = input.returnConsumedCapacity ?? .nothing
  }

  init(_ input: PutItemInput, isLoose: Bool) {
    let request = try? PutItemRequest(validating: input, isLoose: isLoose)
    self.init(
      writing: input.item ?? Item(), request?.condition, input.returnValues,
      input.returnConsumedCapacity)
  }

  init(_ input: DeleteItemInput, isLoose: Bool) {
    let request = try? DeleteItemRequest(validating: input, isLoose: isLoose)
    self.init(
      writing: input.key ?? Item(), request?.condition, input.returnValues,
      input.returnConsumedCapacity)
  }

  init(_ input: UpdateItemInput, isLoose: Bool) {
    let request = try? UpdateItemRequest(validating: input, isLoose: isLoose)
    self.init(
      writing: input.key ?? Item(), request?.condition, input.returnValues,
      input.returnConsumedCapacity)
    attributes += request?.update?.accessedAttributes ?? []
  }

  init(_ writes: [WriteRequest], _ capacity: ReturnConsumedCapacity?) {
    keys = writes.compactMap { $0.putRequest?.item ?? $0.deleteRequest?.key }
    attributes = keys.flatMap(\.names)
    self.capacity = capacity ?? .nothing
  }

  init(_ input: TransactWriteItemsInput, at place: Int) {
    let actions = (try? TransactWriteItemsRequest(validating: input))?.actions ?? []
    self.init()
    enclosing = .transactWriteItems
    capacity = input.returnConsumedCapacity ?? .nothing
    guard place < actions.count else { return }
    switch actions[place].kind {
    case .put(let item): keys = [item.item]
    case .delete(let key), .check(let key): keys = [key]
    case .update(let key, let update):
      keys = [key]
      attributes = update.accessedAttributes
    }
    attributes += keys.flatMap(\.names) + (actions[place].condition?.shape.accessedAttributes ?? [])
    returnValues = .nothing
  }

  private init(
    writing key: Item, _ condition: CompiledCondition?, _ returnValues: ReturnValue?,
    _ capacity: ReturnConsumedCapacity?
  ) {
    keys = [key]
    attributes = key.names + (condition?.shape.accessedAttributes ?? [])
    self.returnValues = returnValues ?? .nothing
    self.capacity = capacity ?? .nothing
  }
}

extension Item {
  /// The names of the attributes.
  var names: [String] { attributes.map(\.name) }
}

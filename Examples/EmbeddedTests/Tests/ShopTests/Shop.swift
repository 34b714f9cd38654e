import Dynamock

/// Creates the initial state of the tests: three guitars, and no orders.
func makeShop(in database: DynamockDatabase) async throws {
  try await database.createTable(
    CreateTableInput(tableName: "Stock", partitionKey: .string("product")))
  try await database.createTable(
    CreateTableInput(
      tableName: "Orders", partitionKey: .string("customer"), sortKey: .string("placed")))
  try await database.putItem(
    PutItemInput(tableName: "Stock", item: ["product": "guitar", "left": 3]))
}

/// Orders a product for a customer, completely or not at all.
func order(
  _ product: String, for customer: String, at moment: String, in database: DynamockDatabase
) async throws(DynamoDBError) {
  var take = Update(
    key: ["product": .string(product)], updateExpression: "SET #left = #left - :one",
    tableName: "Stock")
  take.conditionExpression = "#left >= :one"
  take.expressionAttributeNames = ["#left": "left"]
  take.expressionAttributeValues = [":one": 1]
  let note = Put(
    item: [
      "customer": .string(customer), "placed": .string(moment), "product": .string(product),
    ],
    tableName: "Orders")
  try await database.transactWriteItems(
    TransactWriteItemsInput(transactItems: [
      TransactWriteItem(update: take), TransactWriteItem(put: note),
    ]))
}

/// Returns how many items of a product are left.
func left(of product: String, in database: DynamockDatabase) async throws -> Int? {
  let answer = try await database.getItem(
    GetItemInput(tableName: "Stock", key: ["product": .string(product)], consistentRead: true))
  return answer.item?["left"]?.number.flatMap { Int(exactly: $0) }
}

import Dynamock

/// What the tests begin with: three guitars, and nobody has ordered one.
func makeShop(in database: DynamockDatabase) async throws {
  try await database.createTable(
    CreateTableInput(tableName: "Stock", partitionKey: .string("product")))
  try await database.createTable(
    CreateTableInput(
      tableName: "Orders", partitionKey: .string("customer"), sortKey: .string("placed")))
  try await database.putItem(
    PutItemInput(tableName: "Stock", item: ["product": "guitar", "left": 3]))
}

/// Takes one of a product for a customer, or nothing at all.
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

/// How many of a product are left.
func left(of product: String, in database: DynamockDatabase) async throws -> Int? {
  let answer = try await database.getItem(
    GetItemInput(tableName: "Stock", key: ["product": .string(product)], consistentRead: true))
  return answer.item?["left"]?.number.flatMap { Int(exactly: $0) }
}

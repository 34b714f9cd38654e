import DynamockTesting
import Testing

/// One request: an operation's name and the JSON of its input.
struct Call: Sendable, CustomStringConvertible {
  let operation: String
  let body: String

  init(_ operation: String, _ body: String = "{}") {
    self.operation = operation
    self.body = body
  }

  var description: String { "\(operation) \(body.prefix(300))" }

  /// Puts an item into table `Main`, or another.
  static func put(_ item: String, into table: String = "Main") -> Call {
    Call("PutItem", #"{"TableName":"\#(table)","Item":\#(item)}"#)
  }

  /// Reads an item of table `Main`.
  static func get(_ key: String, _ more: String = "") -> Call {
    Call("GetItem", #"{"TableName":"Main","Key":\#(key)\#(more.asMembers)}"#)
  }

  /// Updates an item of table `Main`; `more` holds further members, beginning with the expression's.
  static func update(_ key: String, _ more: String = "") -> Call {
    Call("UpdateItem", #"{"TableName":"Main","Key":\#(key)\#(more.asMembers)}"#)
  }

  /// Updates an item of table `Main` by an expression.
  static func update(_ key: String, by expression: String, _ more: String = "") -> Call {
    .update(key, #""UpdateExpression":"\#(expression)"\#(more.asMembers)"#)
  }

  /// Deletes an item of table `Main`.
  static func delete(_ key: String, _ more: String = "") -> Call {
    Call("DeleteItem", #"{"TableName":"Main","Key":\#(key)\#(more.asMembers)}"#)
  }

  /// Queries table `Main` by an expression.
  static func query(_ condition: String, _ more: String = "") -> Call {
    Call(
      "Query", #"{"TableName":"Main","KeyConditionExpression":"\#(condition)"\#(more.asMembers)}"#)
  }

  /// Scans table `Main`.
  static func scan(_ more: String = "") -> Call {
    Call("Scan", #"{"TableName":"Main"\#(more.asMembers)}"#)
  }

  /// Describes table `Main`, or another.
  static func describe(_ table: String = "Main") -> Call {
    Call("DescribeTable", #"{"TableName":"\#(table)"}"#)
  }
}

extension String {
  /// The members after a comma, or nothing if there are none.
  fileprivate var asMembers: String { isEmpty ? "" : "," + self }
}

extension Throwaway {
  /// Sends a request.
  func send(_ call: Call) async throws -> Answer { try await self.call(call.operation, call.body) }

  /// Sends requests that have to succeed.
  func prepare(_ calls: [Call]) async throws {
    for call in calls {
      let answer = try await send(call)
      try #require(answer.status == 200, "\(call) got \(answer.text)")
    }
  }
}

extension Answer {
  /// The response in the form that a failed test shows.
  var text: String { "\(status) \(body.map { String($0.description.prefix(1_500)) } ?? "nothing")" }
}

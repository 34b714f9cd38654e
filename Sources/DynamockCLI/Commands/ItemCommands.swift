import ArgumentParser
import Dynamock
import DynamockExchange
import DynamockScripting
import DynamockWire

/// Options of all commands that read or write items.
struct ItemOptions: ParsableArguments {
  @Option(help: "The database.") var database = DatabaseRegistry.defaultName
  @OptionGroup var control: ControlOptions

  var caller: OperationCaller { OperationCaller(control, database: database) }
}

/// `dynamock get`.
struct GetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show one item of a running server's table.",
    discussion: """
        dynamock get Orders Ada 1
        dynamock get Orders Ada 1 --database my-test

      Values of the key follow the table's name, in the order of the key; numbers as they are, binary \
      values in base64. Exit status: 1 if there is no such item.
      """)

  @Argument(help: "The table.") var table: String
  @Argument(help: ArgumentHelp("The values of the key.", valueName: "value")) var key: [KeyText]
  @OptionGroup var options: ItemOptions

  func run() async throws {
    let outline = try await options.caller.outline(of: table)
    let output = try await options.caller.perform(
      "GetItem",
      [
        "TableName": .string(table), "Key": try outline.key(key.map(\.text)),
        "ConsistentRead": .boolean(true),
        "ReturnConsumedCapacity": .string("TOTAL"),
      ])
    guard let item = output["Item"] else { throw ItemsFault.noItem(table: table) }
    if options.control.printsJSON { return print(item.json) }
    var summary = ItemsSummary()
    summary.add(item)
    summary.add(consumedBy: output)
    let names = outline.key.map(\.name)
    let members =
      item.members.filter { names.contains($0.name) }.sorted {
        names.firstIndex(of: $0.name) ?? 0 < names.firstIndex(of: $1.name) ?? 0
      } + item.members.filter { !names.contains($0.name) }.sorted { $0.name < $1.name }
    let rows = members.map {
      [$0.name, ReadableValue.type(of: $0.value), ReadableValue.text(of: $0.value)]
    }
    print(rows.inColumns + "\n\n" + summary.text)
  }
}

/// `dynamock put`.
struct PutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "put", abstract: "Put an item into a running server's table.",
    discussion: """
        dynamock put Products '{"id": "p-1", "price": 42}'    types are inferred
        dynamock put Products '{"id": {"S": "p-1"}}'          DynamoDB JSON
        dynamock get Orders Ada 1 | dynamock put Orders - --database my-test

      In plain JSON texts become S, numbers N, arrays L, objects M. A dash reads the item from standard \
      input. The item replaces one with the same key.
      """)

  @Argument(help: "The table.") var table: String
  @Argument(help: "The item as JSON, or -.") var item: String
  @OptionGroup var options: ItemOptions

  func run() async throws {
    let item = try Self.item(self.item == "-" ? Self.standardInput() : self.item)
    let output: JSONTree
    do {
      output = try await options.caller.perform(
        "PutItem",
        [
          "TableName": .string(table), "Item": item.json,
          "ReturnValues": .string("ALL_OLD"), "ReturnConsumedCapacity": .string("TOTAL"),
        ])
    } catch let refusal as ControlRefusal {
      throw item.hint.map { ControlRefusal(sentence: "\(refusal.sentence)\n\($0)") } ?? refusal
    }
    if options.control.printsJSON { return print(output.json) }
    var summary = ItemsSummary()
    summary.add(consumedBy: output, isWrite: true)
    print("\(output["Attributes"] == nil ? "Added" : "Replaced"): \(summary.cost).")
  }

  private static func item(_ text: String) throws(ItemsFault) -> ItemText {
    let (document, tree): (JSONDocument, JSONTree)
    do throws(JSONTree.Break) {
      document = try JSONDocument(Array(text.utf8))
      tree = try JSONTree(parsing: document.bytes, depth: JSONTree.requestDepth)
    } catch {
      throw .badItem(line: error.line, column: error.column)
    }
    if let (name, position) = document.repeatedMemberPlace {
      throw .repeatedMember(name, line: position.line, column: position.column)
    }
    guard let item = ItemText(tree) else { throw .badItem(line: 1, column: 1) }
    if let reason = item.complaint { throw .untypedValue(reason: reason) }
    return item
  }

  private static func standardInput() -> String {
    var lines: [String] = []
    while let line = readLine(strippingNewline: false) { lines.append(line) }
    return lines.joined()
  }
}

/// `dynamock delete`.
struct DeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete an item of a running server's table.",
    discussion: """
        dynamock delete Products p-1
        dynamock delete Orders Ada 1
      """)

  @Argument(help: "The table.") var table: String
  @Argument(help: ArgumentHelp("The values of the key.", valueName: "value")) var key: [KeyText]
  @OptionGroup var options: ItemOptions

  func run() async throws {
    let outline = try await options.caller.outline(of: table)
    let output = try await options.caller.perform(
      "DeleteItem",
      [
        "TableName": .string(table), "Key": try outline.key(key.map(\.text)),
        "ReturnValues": .string("ALL_OLD"), "ReturnConsumedCapacity": .string("TOTAL"),
      ])
    if options.control.printsJSON { return print(output.json) }
    var summary = ItemsSummary()
    summary.add(consumedBy: output, isWrite: true)
    print(
      output["Attributes"] == nil
        ? "No item has this key: \(summary.cost)." : "Deleted: \(summary.cost).")
  }
}

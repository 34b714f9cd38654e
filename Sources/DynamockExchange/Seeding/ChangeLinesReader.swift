import Dynamock
import DynamockWire

/// The changes of a file of an incremental export in DynamoDB JSON.
struct ChangeLinesReader {
  private let path: String
  private let lines: DataFileReader

  init(_ path: String) throws(ExchangeError) {
    self.path = path
    lines = try DataFileReader(path)
  }

  /// The digest of the file, once it has been read completely.
  var digest: String { lines.digest }

  /// Returns the next changes, each with its line, or `nil` at the end.
  mutating func next() throws(ExchangeError) -> [(
    line: Int, change: DynamockDatabase.Import.Change
  )]? {
    guard let chunk = try lines.next() else { return nil }
    var changes: [(line: Int, change: DynamockDatabase.Import.Change)] = []
    changes.reserveCapacity(chunk.count)
    for line in chunk {
      do throws(ItemLineFault) {
        changes.append((line.number, try Self.change(in: line.text)))
      } catch {
        throw .badLine(path, line: line.number, reason: error.reason)
      }
    }
    return changes
  }

  private static func change(
    in line: ArraySlice<UInt8>
  ) throws(ItemLineFault) -> DynamockDatabase.Import.Change {
    let tree: JSONTree
    do throws(JSONTree.Break) {
      tree = try JSONTree(parsing: Array(line), depth: JSONTree.itemDepth)
    } catch { throw .noObject }
    guard case .object = tree else { throw .noObject }
    guard let keys = tree["Keys"], case .object = keys else { throw .noKeys }
    guard let image = tree["NewImage"], case .object = image else {
      return .remove(key: try ItemLine.item(keys))
    }
    return .put(try ItemLine.item(image))
  }
}

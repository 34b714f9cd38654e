// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SearchResultItem: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Item", item)
    writer.member("Score", score)
    writer.endObject()
  }
}

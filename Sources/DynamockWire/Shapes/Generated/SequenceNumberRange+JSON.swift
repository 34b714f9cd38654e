// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SequenceNumberRange: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("EndingSequenceNumber", endingSequenceNumber)
    writer.member("StartingSequenceNumber", startingSequenceNumber)
    writer.endObject()
  }
}

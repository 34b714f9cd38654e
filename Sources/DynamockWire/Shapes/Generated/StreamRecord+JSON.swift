// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension StreamRecord: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ApproximateCreationDateTime", approximateCreationDateTime)
    writer.member("Keys", keys)
    writer.member("NewImage", newImage)
    writer.member("OldImage", oldImage)
    writer.member("SequenceNumber", sequenceNumber)
    writer.member("SizeBytes", sizeBytes)
    writer.member("StreamViewType", streamViewType)
    writer.endObject()
  }
}

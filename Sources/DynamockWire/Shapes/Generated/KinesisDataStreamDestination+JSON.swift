// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension KinesisDataStreamDestination: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("ApproximateCreationDateTimePrecision", approximateCreationDateTimePrecision)
    writer.member("DestinationStatus", destinationStatus)
    writer.member("DestinationStatusDescription", destinationStatusDescription)
    writer.member("StreamArn", streamArn)
    writer.endObject()
  }
}

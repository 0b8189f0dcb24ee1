namespace Daftar.Checking.Reading;

internal sealed class ProducedInFuture : ReadingCheck
{
    public override string Code => "PRODUCED-IN-FUTURE";

    public override string Wrong => "A record produced after it arrived";

    public override string Expected => "A time before the arrival of the package; the arrival is taken instead.";

    public override string Mend => "Look at the clock and the time zone of the system that exports.";

    public override Source? Source => new(Standards.St96, "com:RequestDateTime");
}

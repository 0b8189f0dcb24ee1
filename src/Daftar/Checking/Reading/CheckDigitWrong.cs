namespace Daftar.Checking.Reading;

internal sealed class CheckDigitWrong : ReadingCheck
{
    public override string Code => "CHECK-DIGIT-WRONG";

    public override string Wrong => "A number whose check digit does not fit";

    public override string Expected => "An application number whose last digit is its check digit (weights 1 and 2 in turn, modulo 10).";

    public override string Mend => "Look for a digit that was mistyped or two that changed places. The number is taken as it was written.";

    public override Source? Source => new("EPO", "form of application numbers");
}

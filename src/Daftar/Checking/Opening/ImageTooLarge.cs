namespace Daftar.Checking.Opening;

internal sealed class ImageTooLarge : OpeningCheck
{
    public override string Code => "IMAGE-TOO-LARGE";

    public override string Wrong => "An image of more pixels than is allowed";

    public override string Expected => "An image of at most intake.image.pixels pixels, width times height.";

    public override string Mend => "Make it smaller before it is exported: nothing is seen of more than some thousand pixels on a side. The record is taken without it.";
}

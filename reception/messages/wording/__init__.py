"""What letters and papers to newcomers say: short sentences, each of them in every language."""

"""The words of education: of studies, lessons, pupils, what boards share, and a child's school."""

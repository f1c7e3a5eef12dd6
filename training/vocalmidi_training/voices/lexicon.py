"""Texts to speak and sing, all written for this project: everyday English, and syllables singers practise with."""
import numpy as np

SENTENCES = (
    "The morning rain is falling on the old garden wall.", "Come along with me and we will follow the river.",
    "Nobody knows where the yellow lemon trees grow.", "My mother made a warm meal and we all sat down.",
    "I would like a little more time to think about it.", "Please leave your muddy boots beside the door.",
    "A thousand lanterns are shining over the harbour.", "We never really wanted to go home that evening.",
    "Seven small boats are rolling on the open sea.", "Give me a moment and I will tell you everything.",
    "The train arrives at nine and leaves again at ten.", "Lonely mountains are sleeping under a silver moon.",
    "She carried a basket of apples up the winding road.", "Do you remember the melody we were humming?",
    "Turn left at the bakery and walk along the canal.", "In the middle of the night I heard a distant bell.",
    "All my love is in a letter that I never mailed.", "The children are running around the village green.",
    "He opened the window and let the summer in.", "Every woman and man in the room began to sing.",
    "Nothing is louder than an empty railway station.", "You can borrow my umbrella if it rains again.",
    "Early in the year the animals are wide awake.", "Let me know when the meeting has been moved.",
    "The wind was blowing hard across the yellow meadow.", "I have been waiting here since half past seven.",
    "Our neighbour plays the violin on Sunday mornings.", "Mind the gap between the table and the piano.",
    "Down by the mill there lives an honest miller.", "Where have all the blue and amber marbles gone?",
    "A long time ago a king ruled over the valley.", "Put the kettle on and bring me a mug of tea.",
    "The answer is easier than you may imagine.", "Oh, I will be home before the year is over.",
    "We were young and the world was ours for the asking.", "Somebody left a green bicycle near the gate.",
    "Red and orange leaves are dancing in the alley.", "I am going to try again tomorrow morning.",
    "Low clouds are moving slowly over the hills.", "Tell the driver to wait until everyone is in.",
    "No more worries now, lay your head and dream away.", "The museum is closed on Monday and Tuesday.",
    "Glory to the farmer and the land he is ploughing.", "Warm bread, honey and milk are on the table.",
    "When the snow is melting, the meadow will be green.", "You and I are only travellers on this road.",
    "Fill the bowl with water and add a little salt.", "Away, away, the wild geese are flying away.",
    "It was a beautiful day, so we rode to the lake.", "Amazing how a melody may remain in your mind.",
)
SOLFEGE = ("do", "re", "mi", "fa", "so", "la", "ti", "do")
CONSONANTS = ("l", "l", "d", "n", "n", "m", "m", "r", "w", "y", "b", "v", "t", "k", "p", "s", "g", "f", "h", "")
VOWELS = ("ah", "ah", "oh", "oh", "oo", "ee", "ay")
CHANTS = ("la la la la la la", "da da da da da", "na na na na na na", "ma ma ma ma ma", "no no no no no",
          "doo doo doo doo doo", "mee may mah moh moo", "nee nay nah noh noo", "la lee loo lay loh",
          "da ba da ba doo da", "oh oh oh, oh oh", "ah, ah, ah, ah", "dum dum dee dum", "ya na na, ya na na",
          "va vee voh, va vee voh", "lu lu lu lu lu", "bim bam bim bam", "mamma mia mamma mia")


def nonsense(index: int) -> str:
    """Syllables made up from consonants (voiced ones above all) and vowels; the same for the same index."""
    rng = np.random.Generator(np.random.PCG64([7, index]))
    words = []
    for _ in range(int(rng.integers(3, 6))):
        if rng.random() < 0.3:                                          # the same syllable again and again
            syllable = rng.choice(CONSONANTS) + rng.choice(VOWELS)
            words += [syllable] * int(rng.integers(2, 4))
        else:
            words += [rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(int(rng.integers(1, 4)))]
    return " ".join(words)


def solfege(index: int) -> str:
    """Solfège names in some order; the same for the same index."""
    rng = np.random.Generator(np.random.PCG64([8, index]))
    at, words = int(rng.integers(8)), []
    for _ in range(int(rng.integers(6, 10))):
        words.append(SOLFEGE[at])
        at = int(np.clip(at + rng.integers(-2, 3), 0, 7))
    return " ".join(words)


def texts() -> list[str]:
    """Every text there is, in a fixed order."""
    return (list(SENTENCES) + list(CHANTS) + [solfege(i) for i in range(30)] + [nonsense(i) for i in range(70)])

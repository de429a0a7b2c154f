<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOMEWHERE {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A night in the desert, told and painted as you play it. Unless you choose a server or a model elsewhere, nothing you do leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set in IBM Plex, VT323, Atkinson Hyperlegible and OpenDyslexic, all under the SIL Open Font License 1.1. SOMEWHERE itself is under the MIT license; the window is made with Qt (LGPL 3).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Atlas</name>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ending} (tonight)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message>
        <source>On the server at {address}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>What is heard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>New name of the tape</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>Choice {number}: press {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice {number}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicePanel</name>
    <message>
        <source>Do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the night ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choice {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what you do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type any action and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do what you typed (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what decided the night (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>{n} seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountdownBar</name>
    <message>
        <source>Time to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long you have before the night goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock is stopped while you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night goes on without you in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} seconds left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecidingSection</name>
    <message>
        <source>As long as you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} seconds for each choice. The clock stands while the night is told, while you type and while you are on another page. When it runs out, the night goes on without you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relaxed: twice as long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndingPage</name>
    <message>
        <source>How the night ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last frame of this tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this code the same night can be played again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every way this night can end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What decided it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tape of this night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a frame to go back to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, {clock}. Turn {turn}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again from turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one to play on from there; this end is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seen} of {all} seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hint shows when two of its doors have been open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back a little and play on; this end is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new night on a new tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything that was told this night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the night down, as Markdown and as a web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the title page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmModel</name>
    <message>
        <source>Turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(ahead)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another way from here: {way}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersSection</name>
    <message>
        <source>Tapes and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tapes are kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open tapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings are kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before something could be lost you are asked; {n} questions you wanted no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before something could be lost you are asked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Game</name>
    <message>
        <source>A new night</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hearing</name>
    <message>
        <source>Everything is read aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is read aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no voice that could read aloud. Install one in its settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every one can be changed in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a choice; while typing: {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next thing; Enter presses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A choice, or a frame of the tape to go back to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The telling, line by line; on the picture: back one turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the title; the night is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the shelf: play that tape</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>What was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told this night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every turn of this night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find words of this night; Enter goes to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected words, or all of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Writing the night down …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>{title} copied at turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press it, then the new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Take the first choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the second choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the third choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the fourth choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you do; Enter does it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the rest of the words, or read on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held: all words at once, page after page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read on by itself; again stops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back one turn; what came after is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward again, the way it went before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ways that this night went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the moment kept last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read what was told so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the picture; any key brings the rest back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy of this night as it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the night down, to keep or to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the night play itself; any key takes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the first choice while typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the second choice while typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the third choice while typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the fourth choice while typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again, from a little before the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terms of a new night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the chosen tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch: a copy to play another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the tape out as one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a tape from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a tape, or a word of the night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back; stop the telling; to the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, when something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything aloud, or no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off, or on again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a picture of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the night is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} moves between things and presses them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While typing, {key} is a letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is taken already: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a key of the list, then press the one that shall do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window opens anew in the other language; the night is where it was. What is told is in the language that the world is written in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>{key}: say in your own words what you do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: back one turn; nothing is lost by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: what you carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: read again what was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: only the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}: all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dread, injury and death. How far it goes can be set under Terms; phobias too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MomentCard</name>
    <message>
        <source>Go back to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play on from here; this end is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Asking …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>This tape is being played somewhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tape has moved on since this was shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be put into one action.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page of this tape does not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tape was recorded by a newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This night is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This night is played without mercy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That seed code does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tape is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The turn was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model asks for a pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spending cap is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The world of this tape does not load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the game itself went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your choice is kept: {choice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened, and what can be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this be (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureSection</name>
    <message>
        <source>Picture and motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion and flashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With motion reduced nothing fades, tears or sways: pictures and pages are cut, and the frame stands still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint ahead while you read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next picture is then there at once. It takes a processor&apos;s time, so it rests while this computer runs on its battery.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayPage</name>
    <message>
        <source>luck is with you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>luck is against you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This night is on a server; going back can be done only there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This night is played without mercy: no going back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>THE TAPE IS ROLLING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling turn {turn} …  {key} stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night begins …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a frame to go back to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bag is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} saved at turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads on by itself. {key} stops it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the camera sees now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The telling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tape so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayQuestions</name>
    <message>
        <source>Let the night play itself?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any key or click takes over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to turn {turn}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came after is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back, and do not ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other way: {way}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other ways ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Fate 14, needed 12: held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it will look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it unfilmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every door is shut but one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickMenu</name>
    <message>
        <source>Choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the game is doing, and what is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the choices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was at stake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed {needed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept by the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the last roll fell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How your body is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time on the tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>{minutes} MIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} H {minutes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} until dawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{turns}, to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fate: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fate {roll}: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fate {roll}, needed {needed}: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingSection</name>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word by word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words appear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of reading on by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typeface of the telling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading on by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as you change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this section</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>These tapes are on a server. They can be played from here; names, copies and the bin stay there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is made; both can be played on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier copy is in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tape is back on the shelf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named {title}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlotsPage</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the chosen tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the chosen tape a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen tape and play the copy another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the chosen tape into the bin; it can be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tape out of the bin again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tape is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tape here yet. Begin a night first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show: {which}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tapes are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type part of a name or place (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundSection</name>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes on: wind, machines, dread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens: steps, doors, keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in words what is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A door, as loud as it will be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence, read aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every door is shut but one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch reading aloud on first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sounds</name>
    <message>
        <source>wind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blown sand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ventilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tubes buzzing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tape machines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dripping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a large dark room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>static, almost voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slow breathing, everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>surf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a low tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your heart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your breath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps on dirt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps on a floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps on metal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps in water</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a door</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a blow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a shot, or as loud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something comes near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is upon you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something goes into the bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tape runs back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the camera runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a telephone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a radio opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thunder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the power comes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the power goes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tape is ejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your breath catches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hiss, faint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hiss, far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hiss, close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hiss, upon you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what you carry (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the frames of this night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bag, {count} thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bag, {count} things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tape, {count} frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tape, {count} frames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TapeCard</name>
    <message>
        <source>In the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binned {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TURN {turn} LOST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the night is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended: {ending}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the copy from turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wounds heal, what hunts you is slower, and you can go back to any turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was made. You can go back to any turn; what came after is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mercy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done stays done: no going back, to no turn. Everything else is sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet dread. Nothing that is shown closely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It hurts when it hurts. The worst stays off the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it, as the night was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays a night that was played before, with its world and terms. Empty: a night nobody has seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intensity {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terms of a new night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it may go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code from another night, or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin on these terms (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code, or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which world</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message>
        <source>Plays offline. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1-{last}  choose   Enter  start   F1  help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new night on a new tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All nights so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you play, text, time, motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the last tape …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}, {clock}. Turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended: {ending}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays on the server at {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms: {terms}. Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms of a new night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How hard, how far, which world (T)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Travels</name>
    <message>
        <source>The other way. The one you were on is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This moment is kept: turn {turn}. {key} comes back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moment that you kept. The way you were on is kept too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No moment of this night is kept yet. {key} keeps one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This night is played without mercy: what is done stays done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Make room on the disk that holds the tapes, then try again. The last whole turn is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other window that plays this tape, or play another tape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is kept as it is. On the shelf this tape offers its earlier copy, if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update SOMEWHERE to play this tape. It is kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the network and the server are up, then try again; or go on offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake of the game, not yours. Every turn that was told is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: every turn that was told is on its tape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the same once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from this computer&apos;s tapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this; nothing is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without keys and without your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the log and reports are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be sent to those who make the game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>Last time the game stopped by itself. What happened is written in {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night cannot begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Turning</name>
    <message>
        <source>A new night</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TypedLine</name>
    <message>
        <source>Or say what you do …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Venue</name>
    <message>
        <source>This computer&apos;s own tapes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tape yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers: {who}, {tapes} there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>A careful player plays. Any key takes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A curious player plays. Any key takes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reckless player plays. Any key takes over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
    <message>
        <source>FROM TURN {turn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 TURN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} TURNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on along the chosen way (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one to go on along it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This night has gone one way so far. Go back and choose otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present way is kept among them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WherePanel</name>
    <message>
        <source>This computer&apos;s tapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays offline, from the tapes on this disk. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The night is played there. Going back, copies, names and the bin stay with that machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token, for this run only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as http://127.0.0.1:5001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for this run only, never written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the server what it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the server asks for one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhereSection</name>
    <message>
        <source>Where you play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Picture kept: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wordmark</name>
    <message>
        <source>Whatever is filmed there can be kept there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: SOMEWHERE.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ContactDelegate</name>
    <message>
        <source>Turn {turn}, the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn {turn}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_More</name>
    <message>
        <source>more, {key}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self.window.title</name>
    <message>
        <source>The game cannot begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

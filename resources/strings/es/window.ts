<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>SOMEWHERE {version}</source>
        <translation>SOMEWHERE {version}</translation>
    </message>
    <message>
        <source>A night in the desert, told and painted as you play it. Unless you choose a server or a model elsewhere, nothing you do leaves this computer.</source>
        <translation>Una noche en el desierto, contada y pintada mientras la juegas. Si no eliges un servidor o un modelo de fuera, nada de lo que haces sale de este ordenador.</translation>
    </message>
    <message>
        <source>Set in IBM Plex, VT323, Atkinson Hyperlegible and OpenDyslexic, all under the SIL Open Font License 1.1. SOMEWHERE itself is under the MIT license; the window is made with Qt (LGPL 3).</source>
        <translation>Compuesto en IBM Plex, VT323, Atkinson Hyperlegible y OpenDyslexic, todas bajo la SIL Open Font License 1.1. SOMEWHERE está bajo la licencia MIT; la ventana está hecha con Qt (LGPL 3).</translation>
    </message>
    <message>
        <source>This copy brings what makes films (FFmpeg with x264 and x265). As a whole it is under the GNU General Public License 3; the terms of each part are in {file}</source>
        <translation>Esta copia trae lo que hace las películas (FFmpeg con x264 y x265). En conjunto está bajo la GNU General Public License 3; las condiciones de cada parte están en {file}</translation>
    </message>
</context>
<context>
    <name>Atlas</name>
    <message>
        <source>Not yet: a hint</source>
        <translation>Aún no: una pista</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>{ending} (tonight)</source>
        <translation>{ending} (esta noche)</translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message>
        <source>On the server at {address}</source>
        <translation>En el servidor {address}</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>What is heard</source>
        <translation>Lo que se oye</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>DAMAGED</source>
        <translation>DAÑADA</translation>
    </message>
    <message>
        <source>NEWEST</source>
        <translation>LA ÚLTIMA</translation>
    </message>
    <message>
        <source>New name of the tape</source>
        <translation>Nombre nuevo de la cinta</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>Choice {number}: press {key}</source>
        <translation>Opción {number}: pulsa {key}</translation>
    </message>
    <message>
        <source>Choice {number}.</source>
        <translation>Opción {number}.</translation>
    </message>
</context>
<context>
    <name>ChoicePanel</name>
    <message>
        <source>Do it</source>
        <translation>Hazlo</translation>
    </message>
    <message>
        <source>How the night ended</source>
        <translation>Cómo acabó la noche</translation>
    </message>
    <message>
        <source>Read it whole: {paper}</source>
        <translation>Léelo entero: {paper}</translation>
    </message>
    <message>
        <source>Read it whole</source>
        <translation>Léelo entero</translation>
    </message>
    <message>
        <source>See the paper itself</source>
        <translation>Ver el papel mismo</translation>
    </message>
    <message>
        <source>Choice {number}</source>
        <translation>Opción {number}</translation>
    </message>
    <message>
        <source>Say what you do</source>
        <translation>Di lo que haces</translation>
    </message>
    <message>
        <source>Type any action and press Enter</source>
        <translation>Escribe cualquier acción y pulsa Intro</translation>
    </message>
    <message>
        <source>Do what you typed</source>
        <translation>Hacer lo que has escrito</translation>
    </message>
    <message>
        <source>See what decided the night</source>
        <translation>Ver qué decidió la noche</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>{n} seconds</source>
        <translation>{n} segundos</translation>
    </message>
</context>
<context>
    <name>CountdownBar</name>
    <message>
        <source>Time to decide</source>
        <translation>Tiempo para decidir</translation>
    </message>
    <message>
        <source>How long you have before the night goes on</source>
        <translation>Cuánto te queda antes de que la noche siga</translation>
    </message>
    <message>
        <source>The clock is stopped while you decide</source>
        <translation>El reloj está parado mientras decides</translation>
    </message>
    <message>
        <source>The night goes on without you in</source>
        <translation>La noche sigue sin ti en</translation>
    </message>
    <message>
        <source>{seconds} seconds left</source>
        <translation>Quedan {seconds} segundos</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>more, {key}</source>
        <translation>más, {key}</translation>
    </message>
</context>
<context>
    <name>DecidingSection</name>
    <message>
        <source>As long as you like.</source>
        <translation>Todo el que quieras.</translation>
    </message>
    <message>
        <source>{seconds} seconds for each choice. The clock stands while the night is told, while you type and while you are on another page. When it runs out, the night goes on without you.</source>
        <translation>{seconds} segundos para cada opción. El reloj se para mientras se cuenta la noche, mientras escribes y mientras estás en otra página. Cuando se acaba, la noche sigue sin ti.</translation>
    </message>
    <message>
        <source>Time to decide</source>
        <translation>Tiempo para decidir</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>Relaxed: twice as long</source>
        <translation>Con calma: el doble</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>There is no folder {folder}, and none can be made.</source>
        <translation>No existe la carpeta {folder}, y no se puede crear.</translation>
    </message>
    <message>
        <source>The folder is {folder}.</source>
        <translation>La carpeta es {folder}.</translation>
    </message>
</context>
<context>
    <name>EndingPage</name>
    <message>
        <source>How the night ended</source>
        <translation>Cómo acabó la noche</translation>
    </message>
    <message>
        <source>The last picture</source>
        <translation>La última imagen</translation>
    </message>
    <message>
        <source>The last frame of this tape</source>
        <translation>El último fotograma de esta cinta</translation>
    </message>
    <message>
        <source>Seed code</source>
        <translation>Código de la noche</translation>
    </message>
    <message>
        <source>With this code the same night can be played again</source>
        <translation>Con este código se puede jugar otra vez la misma noche</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>New night</source>
        <translation>Noche nueva</translation>
    </message>
    <message>
        <source>Read the night</source>
        <translation>Leer la noche</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papeles</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Portada</translation>
    </message>
    <message>
        <source>Endings</source>
        <translation>Finales</translation>
    </message>
    <message>
        <source>Every way this night can end</source>
        <translation>Todas las maneras en que puede acabar esta noche</translation>
    </message>
    <message>
        <source>What decided it</source>
        <translation>Lo que la decidió</translation>
    </message>
    <message>
        <source>The tape of this night</source>
        <translation>La cinta de esta noche</translation>
    </message>
    <message>
        <source>Choose a frame to go back to it</source>
        <translation>Elige un fotograma para volver a él</translation>
    </message>
    <message>
        <source>The night is over</source>
        <translation>La noche ha terminado</translation>
    </message>
    <message>
        <source>{place}, {clock}. Turn {turn}.</source>
        <translation>{place}, {clock}. Turno {turn}.</translation>
    </message>
    <message>
        <source>{length} played.</source>
        <translation>{length} de juego.</translation>
    </message>
    <message>
        <source>Seed code: {code}</source>
        <translation>Código de la noche: {code}</translation>
    </message>
    <message>
        <source>Again from turn {turn}</source>
        <translation>Otra vez desde el turno {turn}</translation>
    </message>
    <message>
        <source>Choose one to play on from there; this end is kept.</source>
        <translation>Elige uno para seguir desde ahí; este final se guarda.</translation>
    </message>
    <message>
        <source>{count} frames.</source>
        <translation>{count} fotogramas.</translation>
    </message>
    <message>
        <source>{seen} of {all} seen.</source>
        <translation>{seen} de {all} vistos.</translation>
    </message>
    <message>
        <source>A night that comes close to one leaves a hint there.</source>
        <translation>Una noche que se acerca a uno deja ahí una pista.</translation>
    </message>
    <message>
        <source>An ending you had not seen before: {seen} of {all}.</source>
        <translation>Un final que no habías visto: {seen} de {all}.</translation>
    </message>
    <message>
        <source>The tape</source>
        <translation>La cinta</translation>
    </message>
    <message>
        <source>Go back a little and play on; this end is kept</source>
        <translation>Vuelve un poco atrás y sigue; este final se guarda</translation>
    </message>
    <message>
        <source>Begin a new night on a new tape</source>
        <translation>Empieza una noche nueva en una cinta nueva</translation>
    </message>
    <message>
        <source>Read everything that was told this night</source>
        <translation>Lee todo lo que se contó esta noche</translation>
    </message>
    <message>
        <source>Read again, whole, what was found this night</source>
        <translation>Volver a leer, entero, lo que se encontró esta noche</translation>
    </message>
    <message>
        <source>Write the night down, as Markdown and as a web page</source>
        <translation>Escribe la noche, en Markdown y como página web</translation>
    </message>
    <message>
        <source>Make a film of this night, or watch it</source>
        <translation>Hacer una película de esta noche, o verla</translation>
    </message>
    <message>
        <source>To the title page</source>
        <translation>A la portada</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>The night of session {0} is over. Begin a new one, or go back a turn.</source>
        <translation>La noche de la sesión {0} ha terminado. Empieza otra, o vuelve un turno atrás.</translation>
    </message>
    <message>
        <source>An action has {0} to {1} characters; this one has {2}.</source>
        <translation>Una acción tiene de {0} a {1} caracteres; esta tiene {2}.</translation>
    </message>
    <message>
        <source>Turn {0} was sent, but turn {1} of session {2} comes next. Read the state again before acting.</source>
        <translation>Se envió el turno {0}, pero ahora toca el turno {1} de la sesión {2}. Vuelve a leer el estado antes de actuar.</translation>
    </message>
    <message>
        <source>Turn {0} of session {1} had been left unfinished and is finished now. Read the state again before acting.</source>
        <translation>El turno {0} de la sesión {1} había quedado a medias y ya está terminado. Vuelve a leer el estado antes de actuar.</translation>
    </message>
    <message>
        <source>The night of session {0} is played without mercy: what is done stays done. Play on, or begin a new night.</source>
        <translation>La noche de la sesión {0} se juega sin piedad: lo hecho, hecho queda. Sigue jugando, o empieza otra noche.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no later turn to go forward to from here. Play on, or choose one of its other futures.</source>
        <translation>La sesión «{0}» no tiene desde aquí ningún turno posterior. Sigue jugando, o elige otro de sus futuros.</translation>
    </message>
    <message>
        <source>Turn {0} of session &apos;{1}&apos;, which was marked, is not there any more as it was: its history was changed or repaired since. Go back by the strip of frames instead.</source>
        <translation>El turno {0} de la sesión «{1}», que estaba marcado, ya no está como estaba: su historia se ha cambiado o reparado. Vuelve atrás por la tira de imágenes.</translation>
    </message>
    <message>
        <source>This tape is in another window. Close it there, or choose another tape.</source>
        <translation>Esta cinta está en otra ventana. Ciérrala allí, o elige otra cinta.</translation>
    </message>
    <message>
        <source>A turn of session &apos;{0}&apos; is being worked on already, here or in another program. Wait until it has finished, then read the state and act.</source>
        <translation>Ya se está trabajando en un turno de la sesión «{0}», aquí o en otro programa. Espera a que termine; luego lee el estado y actúa.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; was still being written to after {1} s, or is being edited by this very thread. Wait until that is done, then try again.</source>
        <translation>Después de {1} s todavía se estaba escribiendo en la sesión «{0}», o la edita este mismo hilo. Espera a que acabe e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The night is over; begin a new one, or go back to an earlier turn.</source>
        <translation>La noche ha terminado; empieza otra, o vuelve a un turno anterior.</translation>
    </message>
    <message>
        <source>The action holds half a character (a lone surrogate). Type it again.</source>
        <translation>La acción contiene medio carácter (un sustituto suelto). Escríbela otra vez.</translation>
    </message>
    <message>
        <source>The picture of turn {0} did not come within {1} s. Nothing was changed; try again.</source>
        <translation>La imagen del turno {0} no llegó en {1} s. No ha cambiado nada; inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The words of turn {0} did not come within {1} s. Nothing was changed; try again.</source>
        <translation>Las palabras del turno {0} no llegaron en {1} s. No ha cambiado nada; inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The turn could not be finished ({0}). Nothing was changed; try again.</source>
        <translation>El turno no se pudo terminar ({0}). No ha cambiado nada; inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Turn {0} found no words. Nothing was changed; try again.</source>
        <translation>El turno {0} no encontró palabras. No ha cambiado nada; inténtalo otra vez.</translation>
    </message>
    <message>
        <source>Turn {0} was cancelled; the night is as it was before it.</source>
        <translation>El turno {0} se canceló; la noche está como estaba antes.</translation>
    </message>
    <message>
        <source>No picture of {0}: {1}. The words go on without it.</source>
        <translation>No hay imagen de {0}: {1}. Las palabras siguen sin ella.</translation>
    </message>
    <message>
        <source>The painter was closed; make a new one.</source>
        <translation>El pintor se cerró; haz otro.</translation>
    </message>
    <message>
        <source>SOMEWHERE_SEED is {0}; set it to a whole number, or unset it.</source>
        <translation>SOMEWHERE_SEED es {0}; ponle un número entero, o quítala.</translation>
    </message>
    <message>
        <source>SOMEWHERE_PICTURE_SIZE is {0}; write width x height at exactly 16:9, the height a multiple of 8, such as 1024x576.</source>
        <translation>SOMEWHERE_PICTURE_SIZE es {0}; escribe ancho x alto en 16:9 exacto, con el alto múltiplo de 8, como 1024x576.</translation>
    </message>
    <message>
        <source>Session {0} has no picture named {1}.</source>
        <translation>La sesión {0} no tiene ninguna imagen llamada {1}.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no picture or tape named &apos;{1}&apos;.</source>
        <translation>La sesión «{0}» no tiene ninguna imagen ni cinta llamada «{1}».</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no picture or tape named {1}. Names look like &apos;images/frame_3_a1b2c3.png&apos;.</source>
        <translation>La sesión «{0}» no tiene ninguna imagen ni cinta llamada {1}. Los nombres se parecen a «images/frame_3_a1b2c3.png».</translation>
    </message>
    <message>
        <source>Session {0} has not begun. Begin it with its intro.</source>
        <translation>La sesión {0} no ha empezado. Empiézala por su comienzo.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has not begun. Begin the night with its intro first.</source>
        <translation>La sesión «{0}» no ha empezado. Empieza antes la noche por su comienzo.</translation>
    </message>
    <message>
        <source>The night of session {0} has not begun; ask for its intro first.</source>
        <translation>La noche de la sesión {0} no ha empezado; pide antes su comienzo.</translation>
    </message>
    <message>
        <source>Session {0} is in turn {1}. Go on playing, or reset it first.</source>
        <translation>La sesión {0} va por el turno {1}. Sigue jugando, o bórrala antes.</translation>
    </message>
    <message>
        <source>Session {0} is in turn {1}; its terms are fixed. Go on playing, or reset it first.</source>
        <translation>La sesión {0} va por el turno {1}; sus condiciones ya no cambian. Sigue jugando, o bórrala antes.</translation>
    </message>
    <message>
        <source>{0} is not a session id. Use 1 to 64 letters, digits, &apos;-&apos; or &apos;_&apos;, beginning with a letter or digit.</source>
        <translation>{0} no es el nombre de una sesión. Usa de 1 a 64 letras, cifras, «-» o «_», y empieza por una letra o una cifra.</translation>
    </message>
    <message>
        <source>{0} is no session id: 1 to 64 letters, digits, - and _, beginning with a letter or digit.</source>
        <translation>{0} no es el nombre de una sesión: de 1 a 64 letras, cifras, - y _, y empieza por una letra o una cifra.</translation>
    </message>
    <message>
        <source>{0} is no session id: letters, digits, - and _, at most 64.</source>
        <translation>{0} no es el nombre de una sesión: letras, cifras, - y _, 64 como mucho.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is the name of a device on Windows. Choose another session id.</source>
        <translation>«{0}» es el nombre de un dispositivo en Windows. Elige otro nombre de sesión.</translation>
    </message>
    <message>
        <source>Session id &apos;{0}&apos; differs from the existing session &apos;{1}&apos; only in upper and lower case, and this disk cannot keep both. Use &apos;{2}&apos; or choose another id.</source>
        <translation>La sesión «{0}» solo se distingue de la que ya existe, «{1}», en las mayúsculas, y este disco no puede guardar las dos. Usa «{2}» o elige otro nombre.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; is open in another window. Close it there, or open another slot.</source>
        <translation>La sesión «{0}» está abierta en otra ventana. Ciérrala allí, o abre otra cinta.</translation>
    </message>
    <message>
        <source>You have no session {0}. Ids of your sessions begin with {1}.</source>
        <translation>No tienes ninguna sesión {0}. Los nombres de las tuyas empiezan por {1}.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no turn {1} to go back to; its newest is turn {2}.</source>
        <translation>La sesión «{0}» no tiene ningún turno {1} al que volver; el último es el {2}.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no turn {1} to go back to; nothing has been played in it yet.</source>
        <translation>La sesión «{0}» no tiene ningún turno {1} al que volver; todavía no se ha jugado nada en ella.</translation>
    </message>
    <message>
        <source>Turn {0} of session &apos;{1}&apos; cannot be restored: its history does not hold all that is needed (it comes from an older version or was repaired). Go back to another turn.</source>
        <translation>El turno {0} de la sesión «{1}» no se puede recuperar: su historia no guarda todo lo que hace falta (viene de una versión anterior o se reparó). Vuelve a otro turno.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no future named {1}. List them and choose again.</source>
        <translation>La sesión «{0}» no tiene ningún futuro llamado {1}. Míralos y elige otra vez.</translation>
    </message>
    <message>
        <source>That future of session &apos;{0}&apos; has turns {1} to {2}, and no turn {3}.</source>
        <translation>Ese futuro de la sesión «{0}» tiene los turnos {1} a {2}, y ningún turno {3}.</translation>
    </message>
    <message>
        <source>The future {0} of session &apos;{1}&apos; is empty.</source>
        <translation>El futuro {0} de la sesión «{1}» está vacío.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no mark named {1}. List them and choose again.</source>
        <translation>La sesión «{0}» no tiene ningún momento guardado llamado {1}. Míralos y elige otra vez.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has no mark yet. Set one first.</source>
        <translation>La sesión «{0}» no tiene todavía ningún momento guardado. Guarda uno antes.</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has not begun; there is nothing to copy.</source>
        <translation>La sesión «{0}» no ha empezado; no hay nada que copiar.</translation>
    </message>
    <message>
        <source>Night {0}</source>
        <translation>Noche {0}</translation>
    </message>
    <message>
        <source>{0} (copy)</source>
        <translation>{0} (copia)</translation>
    </message>
    <message>
        <source>A night from elsewhere</source>
        <translation>Una noche de otra parte</translation>
    </message>
    <message>
        <source>No room left on the disk while {0} of session &apos;{1}&apos;{2}. The last whole turn is still there; free some space and do it again.</source>
        <translation>No queda sitio en el disco ({0}, sesión «{1}»{2}). El último turno completo sigue ahí; libera espacio y hazlo otra vez.</translation>
    </message>
    <message>
        <source>The disk is read-only or access was denied while {0} of session &apos;{1}&apos;{2}. Nothing was lost; make the folder writable, or choose another data folder.</source>
        <translation>El disco es de solo lectura o se negó el acceso ({0}, sesión «{1}»{2}). No se ha perdido nada; permite escribir en la carpeta, o elige otra para los datos.</translation>
    </message>
    <message>
        <source>The disk failed while {0} of session &apos;{1}&apos;{2}: {3}. What was saved before is kept; check the disk, then try again.</source>
        <translation>El disco falló ({0}, sesión «{1}»{2}): {3}. Lo guardado antes se conserva; revisa el disco e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>{0} of session &apos;{1}&apos; cannot be read: {2}. It is kept as it is; open the earlier save of this slot, or begin a new night in another.</source>
        <translation>{0} de la sesión «{1}» no se puede leer: {2}. Se deja como está; abre la copia anterior de esta cinta, o empieza otra noche en otra.</translation>
    </message>
    <message>
        <source>{0} of session &apos;{1}&apos; was written by a newer version of the game (schema {2}, this one reads up to {3}). It is kept as it is; update the game to open it.</source>
        <translation>{0} de la sesión «{1}» la escribió una versión más nueva del juego (esquema {2}; esta lee hasta {3}). Se deja como está; actualiza el juego para abrirla.</translation>
    </message>
    <message>
        <source>No whole save of session &apos;{0}&apos; is left, neither the last nor the one before. Its files are kept; delete the slot to move them to the trash.</source>
        <translation>No queda ninguna copia entera de la sesión «{0}», ni la última ni la anterior. Sus archivos se conservan; borra la cinta para llevarlos a la papelera.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}. Nothing was changed; get the file once more from where it came from, or choose another.</source>
        <translation>{0} no se puede abrir: {1}. No ha cambiado nada; consigue el archivo otra vez de donde vino, o elige otro.</translation>
    </message>
    <message>
        <source>it is cut off, or no such file at all</source>
        <translation>está cortado, o no es un archivo de estos</translation>
    </message>
    <message>
        <source>it is no night of this game</source>
        <translation>no es una noche de este juego</translation>
    </message>
    <message>
        <source>there is no night in it</source>
        <translation>no hay ninguna noche dentro</translation>
    </message>
    <message>
        <source>it is bigger than any night</source>
        <translation>es mayor que cualquier noche</translation>
    </message>
    <message>
        <source>There is no file {0}. Choose another.</source>
        <translation>No existe el archivo {0}. Elige otro.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a file. Choose a file.</source>
        <translation>{0} es una carpeta, no un archivo. Elige un archivo.</translation>
    </message>
    <message>
        <source>The night of session &apos;{0}&apos; is too big for one file ({1} GB). Copy its folder instead.</source>
        <translation>La noche de la sesión «{0}» es demasiado grande para un archivo ({1} GB). Copia su carpeta.</translation>
    </message>
    <message>
        <source>Writing the file was given up; nothing of it is left.</source>
        <translation>Se dejó de escribir el archivo; no queda nada de él.</translation>
    </message>
    <message>
        <source>Reading the file was given up; nothing of it is left.</source>
        <translation>Se dejó de leer el archivo; no queda nada de él.</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of the game (format {1}, this one reads up to {2}). It is kept as it is; update the game to open it.</source>
        <translation>{0} lo escribió una versión más nueva del juego (formato {1}; esta lee hasta {2}). Se deja como está; actualiza el juego para abrirlo.</translation>
    </message>
    <message>
        <source>it has no list of what it holds; it is no night of this game</source>
        <translation>no tiene la lista de lo que contiene; no es una noche de este juego</translation>
    </message>
    <message>
        <source>it holds more files than any night has</source>
        <translation>contiene más archivos que ninguna noche</translation>
    </message>
    <message>
        <source>it is damaged ({0})</source>
        <translation>está dañado ({0})</translation>
    </message>
    <message>
        <source>its list of what it holds is damaged</source>
        <translation>la lista de lo que contiene está dañada</translation>
    </message>
    <message>
        <source>its list says nothing of {0}</source>
        <translation>su lista no dice nada de {0}</translation>
    </message>
    <message>
        <source>the checksum of {0} is wrong</source>
        <translation>la suma de control de {0} no cuadra</translation>
    </message>
    <message>
        <source>what it holds does not add up to a night ({0})</source>
        <translation>lo que contiene no forma una noche ({0})</translation>
    </message>
    <message>
        <source>{0} has another size than it should</source>
        <translation>{0} no tiene el tamaño que debería</translation>
    </message>
    <message>
        <source>{0} is a link, a folder or a device</source>
        <translation>{0} es un enlace, una carpeta o un dispositivo</translation>
    </message>
    <message>
        <source>{0} is bigger than any frame</source>
        <translation>{0} es mayor que cualquier fotograma</translation>
    </message>
    <message>
        <source>{0} is bigger than any such file</source>
        <translation>{0} es mayor que cualquier archivo así</translation>
    </message>
    <message>
        <source>{0} is encrypted</source>
        <translation>{0} está cifrado</translation>
    </message>
    <message>
        <source>{0} is in it twice</source>
        <translation>{0} está dos veces</translation>
    </message>
    <message>
        <source>{0} is missing, or does not belong to it</source>
        <translation>{0} falta, o no es suyo</translation>
    </message>
    <message>
        <source>{0} is no name for a file of a night</source>
        <translation>{0} no es nombre para un archivo de una noche</translation>
    </message>
    <message>
        <source>{0} is no picture</source>
        <translation>{0} no es una imagen</translation>
    </message>
    <message>
        <source>{0} is packed in an unknown way</source>
        <translation>{0} está empaquetado de un modo desconocido</translation>
    </message>
    <message>
        <source>{0} leads outside of it</source>
        <translation>{0} lleva fuera de él</translation>
    </message>
    <message>
        <source>{0} would grow beyond all measure</source>
        <translation>{0} crecería sin medida</translation>
    </message>
    <message>
        <source>There is no turn to make a film of. Play first.</source>
        <translation>No hay ningún turno que filmar. Juega primero.</translation>
    </message>
    <message>
        <source>No room left on the disk for the film. Nothing of it is left; free some space and make it again.</source>
        <translation>No queda sitio en el disco para la película. No ha quedado nada de ella; libera espacio y hazla otra vez.</translation>
    </message>
    <message>
        <source>The film could not be made: {0}. Nothing of it is left.</source>
        <translation>No se pudo hacer la película: {0}. No ha quedado nada de ella.</translation>
    </message>
    <message>
        <source>films need PyAV, which is not installed; install it with: pip install av</source>
        <translation>las películas necesitan PyAV, que no está instalado; instálalo con: pip install av</translation>
    </message>
    <message>
        <source>Session &apos;{0}&apos; has not begun; there is nothing to make a film of. Play first.</source>
        <translation>La sesión «{0}» no ha empezado; no hay nada de que hacer una película. Juega primero.</translation>
    </message>
    <message>
        <source>No room left on the disk for a film in {0}. Nothing of it is left; free some space and make it again.</source>
        <translation>No queda sitio en el disco para una película en {0}. No ha quedado nada de ella; libera espacio y hazla otra vez.</translation>
    </message>
    <message>
        <source>The film cannot be written to {0}: {1}. Make the folder writable, then make it again.</source>
        <translation>La película no se puede escribir en {0}: {1}. Permite escribir en la carpeta y hazla otra vez.</translation>
    </message>
    <message>
        <source>The film was given up; nothing of it is left.</source>
        <translation>Se dejó la película; no queda nada de ella.</translation>
    </message>
    <message>
        <source>The film&apos;s process cannot be started ({0}). Close other programs, then make it again.</source>
        <translation>No se puede poner en marcha lo que hace la película ({0}). Cierra otros programas y hazla otra vez.</translation>
    </message>
    <message>
        <source>There is no tape of kind {0}. Choose one of {1}.</source>
        <translation>No hay películas del tipo {0}. Elige entre {1}.</translation>
    </message>
    <message>
        <source>it stopped without a word</source>
        <translation>se paró sin decir nada</translation>
    </message>
    <message>
        <source>The history of this night is damaged; what is whole of it can be restored.</source>
        <translation>La historia de esta noche está dañada; lo que queda entero se puede recuperar.</translation>
    </message>
    <message>
        <source>The last save of this night is damaged; it is kept as it is.</source>
        <translation>La última copia de esta noche está dañada; se deja como está.</translation>
    </message>
    <message>
        <source>This night was saved by a newer version of the game; update the game to open it.</source>
        <translation>Esta noche la guardó una versión más nueva del juego; actualiza el juego para abrirla.</translation>
    </message>
    <message>
        <source>There is no session &apos;{0}&apos; to delete.</source>
        <translation>No hay ninguna sesión «{0}» que borrar.</translation>
    </message>
    <message>
        <source>There is no session &apos;{0}&apos; to restore.</source>
        <translation>No hay ninguna sesión «{0}» que recuperar.</translation>
    </message>
    <message>
        <source>There is nothing named {0} in the trash. List it and choose again.</source>
        <translation>No hay nada llamado {0} en la papelera. Mírala y elige otra vez.</translation>
    </message>
    <message>
        <source>saving the turn</source>
        <translation>al guardar el turno</translation>
    </message>
    <message>
        <source>reading the save</source>
        <translation>al leer la copia</translation>
    </message>
    <message>
        <source>reading the history</source>
        <translation>al leer la historia</translation>
    </message>
    <message>
        <source>listing the saves</source>
        <translation>al mirar las cintas</translation>
    </message>
    <message>
        <source>looking for a picture</source>
        <translation>al buscar una imagen</translation>
    </message>
    <message>
        <source>locking the slot</source>
        <translation>al reservar la cinta</translation>
    </message>
    <message>
        <source>opening the slot</source>
        <translation>al abrir la cinta</translation>
    </message>
    <message>
        <source>marking it as alive</source>
        <translation>al señalar que está abierta</translation>
    </message>
    <message>
        <source>going back</source>
        <translation>al volver atrás</translation>
    </message>
    <message>
        <source>going forward</source>
        <translation>al ir adelante</translation>
    </message>
    <message>
        <source>taking up another future</source>
        <translation>al tomar otro camino</translation>
    </message>
    <message>
        <source>returning to a mark</source>
        <translation>al volver a un momento guardado</translation>
    </message>
    <message>
        <source>restoring the earlier save</source>
        <translation>al recuperar la copia anterior</translation>
    </message>
    <message>
        <source>copying it</source>
        <translation>al copiarla</translation>
    </message>
    <message>
        <source>moving it to the trash</source>
        <translation>al llevarla a la papelera</translation>
    </message>
    <message>
        <source>bringing it back</source>
        <translation>al sacarla de la papelera</translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation>al escribir el archivo</translation>
    </message>
    <message>
        <source>reading a night from a file</source>
        <translation>al leer una noche de un archivo</translation>
    </message>
    <message>
        <source>writing down how the night ended</source>
        <translation>al anotar cómo terminó la noche</translation>
    </message>
    <message>
        <source>(this process)</source>
        <translation>(este programa)</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>it is cut off or damaged ({0})</source>
        <translation>está cortado o dañado ({0})</translation>
    </message>
    <message>
        <source>it is cut off: {0} turns fill {1} bytes, it has {2}</source>
        <translation>está cortado: {0} turnos ocupan {1} bytes, y tiene {2}</translation>
    </message>
    <message>
        <source>it is missing, though {0} turns were saved in it</source>
        <translation>falta, aunque se guardaron {0} turnos en él</translation>
    </message>
    <message>
        <source>it is missing, though other files of the slot are there</source>
        <translation>falta, aunque otros archivos de la cinta están ahí</translation>
    </message>
    <message>
        <source>it is not a saved game</source>
        <translation>no es una partida guardada</translation>
    </message>
    <message>
        <source>it is not a list of turns</source>
        <translation>no es una lista de turnos</translation>
    </message>
    <message>
        <source>its checksum is wrong: it was damaged, or changed by another program</source>
        <translation>su suma de control no cuadra: se dañó, o lo cambió otro programa</translation>
    </message>
    <message>
        <source>its commit record is missing</source>
        <translation>le falta la anotación de cómo se guardó</translation>
    </message>
    <message>
        <source>its commit record is not understood</source>
        <translation>no se entiende la anotación de cómo se guardó</translation>
    </message>
    <message>
        <source>its schema_version is {0}</source>
        <translation>su schema_version es {0}</translation>
    </message>
    <message>
        <source>it belongs to session {0}</source>
        <translation>es de la sesión {0}</translation>
    </message>
    <message>
        <source>it does not add up to a state ({0})</source>
        <translation>lo que dice no encaja ({0})</translation>
    </message>
    <message>
        <source>current_phase: must be one of {0}, not {1}</source>
        <translation>current_phase: tiene que ser {0}, no {1}</translation>
    </message>
    <message>
        <source>schema_version: must be {0}, not {1}</source>
        <translation>schema_version: tiene que ser {0}, no {1}</translation>
    </message>
    <message>
        <source>session_id: it belongs to session {0}</source>
        <translation>session_id: es de la sesión {0}</translation>
    </message>
    <message>
        <source>time_of_day: must be HH:MM, not {0}</source>
        <translation>time_of_day: tiene que ser HH:MM, no {0}</translation>
    </message>
    <message>
        <source>{0}: must be 0 to {1}, not {2}</source>
        <translation>{0}: tiene que ir de 0 a {1}, no {2}</translation>
    </message>
    <message>
        <source>a dict is needed, not {0}</source>
        <translation>hace falta un dict, no {0}</translation>
    </message>
    <message>
        <source>every key must be text</source>
        <translation>todas las claves tienen que ser texto</translation>
    </message>
    <message>
        <source>it cannot be written as JSON ({0})</source>
        <translation>no se puede escribir como JSON ({0})</translation>
    </message>
    <message>
        <source>the key &apos;commit&apos; belongs to the store</source>
        <translation>la clave «commit» es de quien guarda</translation>
    </message>
    <message>
        <source>{0} is no web address. Write http://host:port.</source>
        <translation>{0} no es una dirección web. Escribe http://máquina:puerto.</translation>
    </message>
    <message>
        <source>No server answers at {0}. Start it, or check the address, then try again.</source>
        <translation>Ningún servidor responde en {0}. Ponlo en marcha, o comprueba la dirección, e inténtalo otra vez.</translation>
    </message>
    <message>
        <source>The server at {0} did not answer in time. Read the state before acting again.</source>
        <translation>El servidor de {0} no respondió a tiempo. Lee el estado antes de volver a actuar.</translation>
    </message>
    <message>
        <source>The line to {0} was cut. Read the state before acting again.</source>
        <translation>La línea con {0} se ha cortado. Lee el estado antes de volver a actuar.</translation>
    </message>
    <message>
        <source>What answers at {0} is not this game&apos;s server. Check the address.</source>
        <translation>Lo que responde en {0} no es el servidor de este juego. Comprueba la dirección.</translation>
    </message>
    <message>
        <source>The line to the server was cut. Read the state.</source>
        <translation>La línea con el servidor se ha cortado. Lee el estado.</translation>
    </message>
    <message>
        <source>The line was cut and turn {0} did not take place. Act again.</source>
        <translation>La línea se cortó y el turno {0} no tuvo lugar. Actúa otra vez.</translation>
    </message>
    <message>
        <source>The line was cut, and another action became turn {0}. Read the state.</source>
        <translation>La línea se cortó, y otra acción fue el turno {0}. Lee el estado.</translation>
    </message>
    <message>
        <source>The server at {0} sent half a line. Read the state.</source>
        <translation>El servidor de {0} envió media línea. Lee el estado.</translation>
    </message>
    <message>
        <source>The server at {0} sent what is no event.</source>
        <translation>El servidor de {0} envió algo que no se entiende.</translation>
    </message>
    <message>
        <source>What answers at {0} cannot be read.</source>
        <translation>Lo que responde en {0} no se puede leer.</translation>
    </message>
    <message>
        <source>What answers at {0} is not this game&apos;s server (status {1}). Check the address.</source>
        <translation>Lo que responde en {0} no es el servidor de este juego (estado {1}). Comprueba la dirección.</translation>
    </message>
    <message>
        <source>What was sent cannot be written as JSON: {0}.</source>
        <translation>Lo que se iba a enviar no se puede escribir como JSON: {0}.</translation>
    </message>
    <message>
        <source>A token is needed. Send Authorization: Bearer &lt;token&gt;.</source>
        <translation>Hace falta una contraseña de acceso. Envía Authorization: Bearer &lt;contraseña&gt;.</translation>
    </message>
    <message>
        <source>A token is needed, and this is none of ours. Send Authorization: Bearer &lt;token&gt;.</source>
        <translation>Hace falta una contraseña de acceso, y esta no es de las nuestras. Envía Authorization: Bearer &lt;contraseña&gt;.</translation>
    </message>
    <message>
        <source>This service does not answer to that host name. Allow it with --allow-host.</source>
        <translation>Este servicio no responde a ese nombre de máquina. Permítelo con --allow-host.</translation>
    </message>
    <message>
        <source>More than {0} requests a second. Wait a moment.</source>
        <translation>Más de {0} peticiones por segundo. Espera un momento.</translation>
    </message>
    <message>
        <source>You have {0} sessions, which is all that is allowed. Delete one first.</source>
        <translation>Tienes {0} sesiones, y no se permiten más. Borra antes una.</translation>
    </message>
    <message>
        <source>{0} turns are being worked on. Try again in a moment.</source>
        <translation>Se está trabajando en {0} turnos. Inténtalo otra vez en un momento.</translation>
    </message>
    <message>
        <source>The service is stopping. Try again when it is back.</source>
        <translation>El servicio se está parando. Inténtalo otra vez cuando vuelva.</translation>
    </message>
    <message>
        <source>The turn failed inside the service. Read the state first.</source>
        <translation>El turno falló dentro del servicio. Lee antes el estado.</translation>
    </message>
    <message>
        <source>The seed code {0} is mistyped somewhere. Compare it sign by sign.</source>
        <translation>El código de semilla {0} tiene alguna errata. Compáralo signo por signo.</translation>
    </message>
    <message>
        <source>{0} is no seed code. A code looks like 1A0C-9KPM-2XQ7: letters, digits, groups of four.</source>
        <translation>{0} no es un código de semilla. Un código se parece a 1A0C-9KPM-2XQ7: letras, cifras, grupos de cuatro.</translation>
    </message>
    <message>
        <source>The seed code {0} was made with another world, or with another version of {1}. Choose the world it belongs to, or begin without a code.</source>
        <translation>El código de semilla {0} se hizo con otro mundo, o con otra versión de {1}. Elige el mundo al que pertenece, o empieza sin código.</translation>
    </message>
    <message>
        <source>The seed code {0} says something that this version does not know. Update the game, or begin without a code.</source>
        <translation>El código de semilla {0} dice algo que esta versión no conoce. Actualiza el juego, o empieza sin código.</translation>
    </message>
    <message>
        <source>Told offline: {0}</source>
        <translation>Contado sin conexión: {0}</translation>
    </message>
    <message>
        <source>the storyteller failed</source>
        <translation>el narrador falló</translation>
    </message>
    <message>
        <source>no word from the server in {0} s</source>
        <translation>ni una palabra del servidor en {0} s</translation>
    </message>
    <message>
        <source>the server fell silent for {0} s</source>
        <translation>el servidor calló durante {0} s</translation>
    </message>
    <message>
        <source>the server took too long over the words</source>
        <translation>el servidor tardó demasiado con las palabras</translation>
    </message>
    <message>
        <source>The model is slow over its picture. The night goes on meanwhile.</source>
        <translation>El modelo va despacio con su imagen. La noche sigue mientras tanto.</translation>
    </message>
    <message>
        <source>The model&apos;s picture did not come in {0} s; the frame stays as it is.</source>
        <translation>La imagen del modelo no llegó en {0} s; el fotograma se queda como está.</translation>
    </message>
    <message>
        <source>The model&apos;s picture will not come: {0}</source>
        <translation>La imagen del modelo no vendrá: {0}</translation>
    </message>
    <message>
        <source>The picture is not wanted any more.</source>
        <translation>La imagen ya no hace falta.</translation>
    </message>
    <message>
        <source>what {0} told could not be used ({1}).</source>
        <translation>lo que contó {0} no se pudo usar ({1}).</translation>
    </message>
    <message>
        <source>{0} would not tell this turn.</source>
        <translation>{0} no quiso contar este turno.</translation>
    </message>
    <message>
        <source>it broke off in the middle</source>
        <translation>se cortó a la mitad</translation>
    </message>
    <message>
        <source>it was refused</source>
        <translation>se negó</translation>
    </message>
    <message>
        <source>there was no telling in it</source>
        <translation>no había ningún relato</translation>
    </message>
    <message>
        <source>it was too long</source>
        <translation>era demasiado largo</translation>
    </message>
    <message>
        <source>it was not prose</source>
        <translation>no era prosa</translation>
    </message>
    <message>
        <source>it was not prose in English</source>
        <translation>no era prosa en inglés</translation>
    </message>
    <message>
        <source>it must be told in the present tense</source>
        <translation>tiene que contarse en presente</translation>
    </message>
    <message>
        <source>it must be told to the player as &apos;you&apos;, not as &apos;I&apos; or &apos;the player&apos;</source>
        <translation>tiene que contarse al jugador de «tú», no como «yo» ni «el jugador»</translation>
    </message>
    <message>
        <source>it repeated itself</source>
        <translation>se repetía</translation>
    </message>
    <message>
        <source>it repeated what was told earlier in this night</source>
        <translation>repetía lo ya contado esta noche</translation>
    </message>
    <message>
        <source>the player dies in this turn and does not get away</source>
        <translation>el jugador muere en este turno y no se salva</translation>
    </message>
    <message>
        <source>the player dies in this turn; the telling must say so</source>
        <translation>el jugador muere en este turno; el relato tiene que decirlo</translation>
    </message>
    <message>
        <source>the player does not die in this turn</source>
        <translation>el jugador no muere en este turno</translation>
    </message>
    <message>
        <source>the player does not take {0}</source>
        <translation>el jugador no toma {0}</translation>
    </message>
    <message>
        <source>the player is not in {0}</source>
        <translation>el jugador no está en {0}</translation>
    </message>
    <message>
        <source>{0} is not there</source>
        <translation>{0} no está ahí</translation>
    </message>
    <message>
        <source>{0} does not answer. Is it running?</source>
        <translation>{0} no responde. ¿Está en marcha?</translation>
    </message>
    <message>
        <source>{0} cannot be reached. Is its address right?</source>
        <translation>No se llega a {0}. ¿Es correcta su dirección?</translation>
    </message>
    <message>
        <source>{0} could not prove who it is (its certificate was not accepted).</source>
        <translation>{0} no pudo demostrar quién es (no se aceptó su certificado).</translation>
    </message>
    <message>
        <source>the connection to {0} broke off.</source>
        <translation>la conexión con {0} se cortó.</translation>
    </message>
    <message>
        <source>{0} did not answer in time.</source>
        <translation>{0} no respondió a tiempo.</translation>
    </message>
    <message>
        <source>{0} took too long.</source>
        <translation>{0} tardó demasiado.</translation>
    </message>
    <message>
        <source>{0} asks to wait.</source>
        <translation>{0} pide que se espere.</translation>
    </message>
    <message>
        <source>{0} is busy.</source>
        <translation>{0} está ocupado.</translation>
    </message>
    <message>
        <source>{0} is still loading its model.</source>
        <translation>{0} todavía está cargando su modelo.</translation>
    </message>
    <message>
        <source>{0} did not accept the key.</source>
        <translation>{0} no aceptó la clave.</translation>
    </message>
    <message>
        <source>{0} does not let this key in.</source>
        <translation>{0} no deja entrar con esta clave.</translation>
    </message>
    <message>
        <source>{0} says that no credit is left.</source>
        <translation>{0} dice que no queda crédito.</translation>
    </message>
    <message>
        <source>{0} refused to do this.</source>
        <translation>{0} se negó a hacerlo.</translation>
    </message>
    <message>
        <source>{0} refused to tell this.</source>
        <translation>{0} se negó a contarlo.</translation>
    </message>
    <message>
        <source>{0} has no model called &apos;{1}&apos;.</source>
        <translation>{0} no tiene ningún modelo llamado «{1}».</translation>
    </message>
    <message>
        <source>{0} has no such service.</source>
        <translation>{0} no tiene ese servicio.</translation>
    </message>
    <message>
        <source>{0} failed (error {1}).</source>
        <translation>{0} falló (error {1}).</translation>
    </message>
    <message>
        <source>{0} sends elsewhere. Is its address right?</source>
        <translation>{0} envía a otra parte. ¿Es correcta su dirección?</translation>
    </message>
    <message>
        <source>{0} did not take the request (error {1}).</source>
        <translation>{0} no aceptó la petición (error {1}).</translation>
    </message>
    <message>
        <source>{0} reads less than the prompt of this turn.</source>
        <translation>{0} lee menos de lo que ocupa este turno.</translation>
    </message>
    <message>
        <source>{0} does not take {1}.</source>
        <translation>{0} no admite {1}.</translation>
    </message>
    <message>
        <source>{0} does not take this form of answer.</source>
        <translation>{0} no admite esta forma de respuesta.</translation>
    </message>
    <message>
        <source>{0} broke off with an error of its own.</source>
        <translation>{0} se cortó con un error suyo.</translation>
    </message>
    <message>
        <source>{0} answered something that cannot be read.</source>
        <translation>{0} respondió algo que no se puede leer.</translation>
    </message>
    <message>
        <source>{0} answered, but not with words.</source>
        <translation>{0} respondió, pero no con palabras.</translation>
    </message>
    <message>
        <source>{0} gave no list of models.</source>
        <translation>{0} no dio ninguna lista de modelos.</translation>
    </message>
    <message>
        <source>{0} has no data at {1}.</source>
        <translation>{0} no tiene datos en {1}.</translation>
    </message>
    <message>
        <source>{0} has nothing at {1}.</source>
        <translation>{0} no tiene nada en {1}.</translation>
    </message>
    <message>
        <source>Asking {0} was stopped.</source>
        <translation>Se dejó de preguntar a {0}.</translation>
    </message>
    <message>
        <source>Waiting for a server was stopped.</source>
        <translation>Se dejó de esperar a un servidor.</translation>
    </message>
    <message>
        <source>the answer of the server was far too long.</source>
        <translation>la respuesta del servidor era demasiado larga.</translation>
    </message>
    <message>
        <source>No address is known for that server. Type one first.</source>
        <translation>No se conoce la dirección de ese servidor. Escribe antes una.</translation>
    </message>
    <message>
        <source>The settings of models cannot be written: {0}. They stay.</source>
        <translation>Los ajustes de los modelos no se pueden escribir: {0}. Se quedan como estaban.</translation>
    </message>
    <message>
        <source>{0} is reached without encryption, so a key would be read on the way. Use an address that begins with https.</source>
        <translation>A {0} se llega sin cifrar, así que la clave se podría leer por el camino. Usa una dirección que empiece por https.</translation>
    </message>
    <message>
        <source>the limit of {0} tokens for {1} is reached.</source>
        <translation>se ha llegado al límite de {0} tokens para {1}.</translation>
    </message>
    <message>
        <source>the limit of {0} pictures for {1} is reached.</source>
        <translation>se ha llegado al límite de {0} imágenes para {1}.</translation>
    </message>
    <message>
        <source>the limit of {0} for {1} is reached.</source>
        <translation>se ha llegado al límite de {0} para {1}.</translation>
    </message>
    <message>
        <source>this night</source>
        <translation>esta noche</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>what models cost cannot be written down, so none was asked. Free some disk space.</source>
        <translation>no se puede anotar lo que cuestan los modelos, así que no se preguntó a ninguno. Libera espacio en el disco.</translation>
    </message>
    <message>
        <source>no picture can be paid for.</source>
        <translation>no se puede pagar ninguna imagen.</translation>
    </message>
    <message>
        <source>what came is no picture.</source>
        <translation>lo que llegó no es una imagen.</translation>
    </message>
    <message>
        <source>it was on its way when the game closed, and is not paid for twice.</source>
        <translation>estaba en camino cuando se cerró el juego, y no se paga dos veces.</translation>
    </message>
    <message>
        <source>the picture of this turn was asked for already.</source>
        <translation>la imagen de este turno ya se había pedido.</translation>
    </message>
    <message>
        <source>the picture that came has nothing on it.</source>
        <translation>en la imagen que llegó no hay nada.</translation>
    </message>
    <message>
        <source>the picture that came has {0} x {1} pixels, which is no use.</source>
        <translation>la imagen que llegó tiene {0} x {1} píxeles, y no sirve.</translation>
    </message>
    <message>
        <source>{0} answered, but not with a picture.</source>
        <translation>{0} respondió, pero no con una imagen.</translation>
    </message>
    <message>
        <source>{0} named a picture in a place that is not safe to read.</source>
        <translation>{0} nombró una imagen en un sitio que no es seguro leer.</translation>
    </message>
    <message>
        <source>{0} named a picture that is not there.</source>
        <translation>{0} nombró una imagen que no está ahí.</translation>
    </message>
    <message>
        <source>{0} sent a damaged picture.</source>
        <translation>{0} envió una imagen dañada.</translation>
    </message>
    <message>
        <source>{0} sent a picture that is far too big.</source>
        <translation>{0} envió una imagen demasiado grande.</translation>
    </message>
    <message>
        <source>{0} sent an empty picture.</source>
        <translation>{0} envió una imagen vacía.</translation>
    </message>
    <message>
        <source>{0} sent no picture.</source>
        <translation>{0} no envió ninguna imagen.</translation>
    </message>
    <message>
        <source>{0} sent something that is no picture.</source>
        <translation>{0} envió algo que no es una imagen.</translation>
    </message>
    <message>
        <source>{0} would not paint this.</source>
        <translation>{0} no quiso pintarlo.</translation>
    </message>
    <message>
        <source>There is no world pack {0}. Known packs: {1}.</source>
        <translation>No hay ningún mundo {0}. Mundos conocidos: {1}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>{0} holds no world.toml, line 1. Name a folder that is a world pack.</source>
        <translation>{0} no contiene ningún world.toml, línea 1. Nombra una carpeta que sea un mundo.</translation>
    </message>
    <message>
        <source>{0}: no sets to paint; put one TOML file per place in sets/</source>
        <translation>{0}: no hay decorados que pintar; pon en sets/ un archivo TOML por lugar</translation>
    </message>
    <message>
        <source>{0}, line 1: the file is missing. Add it to the pack.</source>
        <translation>{0}, línea 1: falta el archivo. Añádelo al mundo.</translation>
    </message>
    <message>
        <source>{0}, line 1: it cannot be read ({1}). Save it as UTF-8.</source>
        <translation>{0}, línea 1: no se puede leer ({1}). Guárdalo como UTF-8.</translation>
    </message>
    <message>
        <source>{0}, line {1}: not TOML ({2}). Correct the line.</source>
        <translation>{0}, línea {1}: no es TOML ({2}). Corrige la línea.</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2}. {3}.</source>
        <translation>{0}, línea {1}: {2}. {3}.</translation>
    </message>
    <message>
        <source>{0} &apos;{1}&apos;: {2}</source>
        <translation>{0} «{1}»: {2}</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lugar</translation>
    </message>
    <message>
        <source>thing</source>
        <translation>objeto</translation>
    </message>
    <message>
        <source>character</source>
        <translation>personaje</translation>
    </message>
    <message>
        <source>threat</source>
        <translation>amenaza</translation>
    </message>
    <message>
        <source>storylet</source>
        <translation>episodio</translation>
    </message>
    <message>
        <source>ending</source>
        <translation>final</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>sonido</translation>
    </message>
    <message>
        <source>world</source>
        <translation>mundo</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>condición</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>efecto</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>temas</translation>
    </message>
    <message>
        <source>options</source>
        <translation>opciones</translation>
    </message>
    <message>
        <source>counters</source>
        <translation>respuestas</translation>
    </message>
    <message>
        <source>thing, place or person</source>
        <translation>objeto, lugar o persona</translation>
    </message>
    <message>
        <source>unknown table {0}</source>
        <translation>tabla desconocida {0}</translation>
    </message>
    <message>
        <source>This file holds [[{0}]] tables only</source>
        <translation>Este archivo solo contiene tablas [[{0}]]</translation>
    </message>
    <message>
        <source>[{0}] is not a list</source>
        <translation>[{0}] no es una lista</translation>
    </message>
    <message>
        <source>Write [[{0}]] with two brackets</source>
        <translation>Escribe [[{0}]] con dos corchetes</translation>
    </message>
    <message>
        <source>See engine/world/schema.py for what goes there</source>
        <translation>Lo que va ahí se ve en engine/world/schema.py</translation>
    </message>
    <message>
        <source>The list of what can be said is in engine/world/schema.py</source>
        <translation>La lista de lo que se puede decir está en engine/world/schema.py</translation>
    </message>
    <message>
        <source>the id is already taken</source>
        <translation>el id ya está ocupado</translation>
    </message>
    <message>
        <source>Give one of the two another id</source>
        <translation>Da otro id a uno de los dos</translation>
    </message>
    <message>
        <source>a {0} has this id too</source>
        <translation>este id ya es de otra cosa ({0})</translation>
    </message>
    <message>
        <source>Things, characters and threats share their ids</source>
        <translation>Objetos, personajes y amenazas comparten los id</translation>
    </message>
    <message>
        <source>two of its {0} have the id {1}</source>
        <translation>dos de sus partes ({0}) tienen el id {1}</translation>
    </message>
    <message>
        <source>Rename one of them</source>
        <translation>Cambia el nombre de una</translation>
    </message>
    <message>
        <source>{0} names the {1} {2}, which does not exist</source>
        <translation>{0} nombra algo ({1}) que no existe: {2}</translation>
    </message>
    <message>
        <source>Add it or mend the id</source>
        <translation>Añádelo o corrige el id</translation>
    </message>
    <message>
        <source>{0} is no place and no environment of this pack</source>
        <translation>{0} no es un lugar ni un entorno de este mundo</translation>
    </message>
    <message>
        <source>Mend the name</source>
        <translation>Corrige el nombre</translation>
    </message>
    <message>
        <source>there is no recording {0}</source>
        <translation>no hay ninguna grabación {0}</translation>
    </message>
    <message>
        <source>Choose one of {0}</source>
        <translation>Elige entre {0}</translation>
    </message>
    <message>
        <source>{0} means two verbs</source>
        <translation>{0} vale para dos verbos</translation>
    </message>
    <message>
        <source>Keep it in one of the lists</source>
        <translation>Déjalo en una sola lista</translation>
    </message>
    <message>
        <source>the condition is empty</source>
        <translation>la condición está vacía</translation>
    </message>
    <message>
        <source>unknown condition word {0}</source>
        <translation>palabra desconocida en una condición: {0}</translation>
    </message>
    <message>
        <source>{0} needs {1} word(s) after it, not {2}</source>
        <translation>{0} pide detrás {1} palabra(s), no {2}</translation>
    </message>
    <message>
        <source>a threat condition reads &apos;threat ID stage &gt;= 2&apos; or &apos;threat ID here&apos;</source>
        <translation>una condición de amenaza se escribe «threat ID stage &gt;= 2» o «threat ID here»</translation>
    </message>
    <message>
        <source>{0} is no comparison; use one of {1}</source>
        <translation>{0} no es una comparación; usa {1}</translation>
    </message>
    <message>
        <source>a comparison reads &apos;NAME &gt;= NUMBER&apos;, with spaces between</source>
        <translation>una comparación se escribe «NAME &gt;= NUMBER», con espacios en medio</translation>
    </message>
    <message>
        <source>{0} is not a number</source>
        <translation>{0} no es un número</translation>
    </message>
    <message>
        <source>{0} is not a time; write it as HH:MM</source>
        <translation>{0} no es una hora; escríbela como HH:MM</translation>
    </message>
    <message>
        <source>the effect is empty</source>
        <translation>el efecto está vacío</translation>
    </message>
    <message>
        <source>unknown effect word {0}</source>
        <translation>palabra desconocida en un efecto: {0}</translation>
    </message>
    <message>
        <source>unknown threat effect {0}</source>
        <translation>efecto de amenaza desconocido: {0}</translation>
    </message>
    <message>
        <source>{0} is not a whole number</source>
        <translation>{0} no es un número entero</translation>
    </message>
    <message>
        <source>{0} must be one of {1}</source>
        <translation>{0} tiene que ser uno de {1}</translation>
    </message>
    <message>
        <source>{0} needs one number after it</source>
        <translation>{0} pide detrás un número</translation>
    </message>
    <message>
        <source>{0} needs words after it</source>
        <translation>{0} pide detrás unas palabras</translation>
    </message>
    <message>
        <source>a change reads &apos;NAME +N&apos; or &apos;NAME -N&apos;</source>
        <translation>un cambio se escribe «NAME +N» o «NAME -N»</translation>
    </message>
    <message>
        <source>{0} reads &apos;{1} NAME +N&apos;</source>
        <translation>{0} se escribe «{1} NAME +N»</translation>
    </message>
    <message>
        <source>{0} reads &apos;{1} NAME&apos; or &apos;{2} NAME PLACE&apos;</source>
        <translation>{0} se escribe «{1} NAME» o «{2} NAME PLACE»</translation>
    </message>
    <message>
        <source>&apos;moment&apos; reads &apos;moment N WORDS&apos;</source>
        <translation>«moment» se escribe «moment N WORDS»</translation>
    </message>
    <message>
        <source>a side is one of {0}, not {1}</source>
        <translation>un lado es uno de {0}, no {1}</translation>
    </message>
    <message>
        <source>a threat effect reads &apos;threat ID at|stage|alarm|distance|side|know VALUE&apos;</source>
        <translation>un efecto de amenaza se escribe «threat ID at|stage|alarm|distance|side|know VALUE»</translation>
    </message>
</context>
<context>
    <name>FearSection</name>
    <message>
        <source>Fear and harm</source>
        <translation>Miedo y daño</translation>
    </message>
    <message>
        <source>How far it may go</source>
        <translation>Hasta dónde puede llegar</translation>
    </message>
    <message>
        <source>This is for nights that begin from now on; one that runs keeps its terms.</source>
        <translation>Vale para las noches que empiecen desde ahora; la que está en marcha conserva sus condiciones.</translation>
    </message>
    <message>
        <source>What is left out, and all other terms</source>
        <translation>Qué se deja fuera, y las demás condiciones</translation>
    </message>
    <message>
        <source>Phobias, how hard, which world</source>
        <translation>Fobias, dificultad, mundo</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Sending out {file}</source>
        <translation>Enviando {file}</translation>
    </message>
    <message>
        <source>Sent out: {path}</source>
        <translation>Enviada: {path}</translation>
    </message>
    <message>
        <source>Tapes are brought in on this computer. Play here first, then again.</source>
        <translation>Las cintas se traen a este ordenador. Juega aquí primero y prueba otra vez.</translation>
    </message>
    <message>
        <source>Bringing in {file}</source>
        <translation>Trayendo {file}</translation>
    </message>
    <message>
        <source>The tape is on the shelf.</source>
        <translation>La cinta está en el estante.</translation>
    </message>
    <message>
        <source>Another file is being worked on. A moment, then again.</source>
        <translation>Hay otro archivo en marcha. Un momento y prueba otra vez.</translation>
    </message>
    <message>
        <source>{what}: {percent} %. {key} gives it up</source>
        <translation>{what}: {percent} %. {key} lo deja</translation>
    </message>
    <message>
        <source>Given up; nothing of it is left.</source>
        <translation>Dejado; no queda nada de ello.</translation>
    </message>
    <message>
        <source>Tape</source>
        <translation>Cinta</translation>
    </message>
</context>
<context>
    <name>FilmModel</name>
    <message>
        <source>Turn {turn}</source>
        <translation>Turno {turn}</translation>
    </message>
    <message>
        <source>(ahead)</source>
        <translation>(por delante)</translation>
    </message>
    <message>
        <source>(now)</source>
        <translation>(ahora)</translation>
    </message>
    <message>
        <source>Another way from here: {way}</source>
        <translation>Otro camino desde aquí: {way}</translation>
    </message>
</context>
<context>
    <name>FilmOffer</name>
    <message>
        <source>Make the film</source>
        <translation>Hacer la película</translation>
    </message>
    <message>
        <source>The film of this night</source>
        <translation>La película de esta noche</translation>
    </message>
    <message>
        <source>{count} pictures, with their words</source>
        <translation>{count} imágenes, con sus palabras</translation>
    </message>
    <message>
        <source>One picture, with its words</source>
        <translation>Una imagen, con sus palabras</translation>
    </message>
</context>
<context>
    <name>FilmPage</name>
    <message>
        <source>The film of this night</source>
        <translation>La película de esta noche</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>GIF, silent</source>
        <translation>GIF, mudo</translation>
    </message>
    <message>
        <source>Kind of film</source>
        <translation>Tipo de película</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>Verla</translation>
    </message>
    <message>
        <source>Make a film</source>
        <translation>Hacer la película</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>The film of {night}</source>
        <translation>La película de {night}</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>Play: {film}</source>
        <translation>Ver: {film}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>The film is being made: {percent}. You can go on playing.</source>
        <translation>Se está haciendo la película: {percent}. Puedes seguir jugando.</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>Hacer otra</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Play the newest film here</source>
        <translation>Reproducir aquí la película más reciente</translation>
    </message>
    <message>
        <source>Make a film of this night so far</source>
        <translation>Hacer una película de la noche hasta aquí</translation>
    </message>
    <message>
        <source>Nothing of it is left</source>
        <translation>No queda nada de ella</translation>
    </message>
    <message>
        <source>How far the film is</source>
        <translation>Cuánto lleva la película</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Show where the films are kept</source>
        <translation>Muestra dónde se guardan las películas</translation>
    </message>
    <message>
        <source>The screen</source>
        <translation>La pantalla</translation>
    </message>
    <message>
        <source>Where films are played</source>
        <translation>Donde se ven las películas</translation>
    </message>
    <message>
        <source>This computer cannot show the film here. It is whole; open its folder to play it.</source>
        <translation>Este ordenador no puede mostrar aquí la película. Está entera; abre su carpeta para verla.</translation>
    </message>
</context>
<context>
    <name>Films</name>
    <message>
        <source>The film is made: {name}</source>
        <translation>La película está hecha: {name}</translation>
    </message>
    <message>
        <source>Given up; nothing of the film is left.</source>
        <translation>Dejada; no queda nada de la película.</translation>
    </message>
</context>
<context>
    <name>FoldersSection</name>
    <message>
        <source>Tapes and folders</source>
        <translation>Cintas y carpetas</translation>
    </message>
    <message>
        <source>Tapes are kept in</source>
        <translation>Las cintas se guardan en</translation>
    </message>
    <message>
        <source>Open tapes</source>
        <translation>Abrir las cintas</translation>
    </message>
    <message>
        <source>Settings are kept in</source>
        <translation>Los ajustes se guardan en</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Abrir los ajustes</translation>
    </message>
    <message>
        <source>The log is kept in</source>
        <translation>El registro se guarda en</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Abrir el registro</translation>
    </message>
    <message>
        <source>Open this folder</source>
        <translation>Abre esta carpeta</translation>
    </message>
    <message>
        <source>Before something could be lost you are asked; {n} questions you wanted no more.</source>
        <translation>Antes de que algo se pueda perder se te pregunta; {n} preguntas no las quisiste más.</translation>
    </message>
    <message>
        <source>Before something could be lost you are asked.</source>
        <translation>Antes de que algo se pueda perder se te pregunta.</translation>
    </message>
</context>
<context>
    <name>Game</name>
    <message>
        <source>A new night</source>
        <translation>Una noche nueva</translation>
    </message>
</context>
<context>
    <name>Gamepad</name>
    <message>
        <source>D-pad</source>
        <translation>Cruceta</translation>
    </message>
    <message>
        <source>Or the left stick: go that way</source>
        <translation>O la palanca izquierda: ir hacia ahí</translation>
    </message>
    <message>
        <source>Press it</source>
        <translation>Pulsarlo</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
</context>
<context>
    <name>Gamepads</name>
    <message>
        <source>{pad}: A takes what is framed, B goes back. The page of keys has the rest.</source>
        <translation>{pad}: A elige lo que está marcado, B vuelve. El resto, en la página de teclas.</translation>
    </message>
    <message>
        <source>Gamepad</source>
        <translation>Mando</translation>
    </message>
</context>
<context>
    <name>Hearing</name>
    <message>
        <source>Everything is read aloud.</source>
        <translation>Todo se lee en voz alta.</translation>
    </message>
    <message>
        <source>Nothing is read aloud.</source>
        <translation>Nada se lee en voz alta.</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Con sonido</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>This computer has no voice that could read aloud. Install one in its settings.</source>
        <translation>Este ordenador no tiene ninguna voz que lea en voz alta. Instala una en sus ajustes.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Every one can be changed in the settings.</source>
        <translation>Todas se pueden cambiar en los ajustes.</translation>
    </message>
    <message>
        <source>With the mouse</source>
        <translation>Con el ratón</translation>
    </message>
    <message>
        <source>With a gamepad</source>
        <translation>Con un mando</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Cambiar teclas</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
    <message>
        <source>Up, down and the page keys scroll</source>
        <translation>Las flechas arriba y abajo y las teclas de página la desplazan</translation>
    </message>
    <message>
        <source>Take a choice; while typing: {keys}</source>
        <translation>Elegir una opción; mientras escribes: {keys}</translation>
    </message>
    <message>
        <source>To the next thing; Enter presses it</source>
        <translation>A lo siguiente; Intro lo pulsa</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>A choice, or a frame of the tape to go back to it</source>
        <translation>Una opción, o un fotograma de la cinta para volver a él</translation>
    </message>
    <message>
        <source>On the words: the rest of them, or read on</source>
        <translation>En las palabras: el resto, o seguir leyendo</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>The telling, line by line; on the picture: back one turn</source>
        <translation>El relato, línea a línea; sobre la imagen: un turno atrás</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Central</translation>
    </message>
    <message>
        <source>Only the picture</source>
        <translation>Solo la imagen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecho</translation>
    </message>
    <message>
        <source>To the title; the night is saved</source>
        <translation>A la portada; la noche queda guardada</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>Doble</translation>
    </message>
    <message>
        <source>On the shelf: play that tape</source>
        <translation>En el estante: jugar esa cinta</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>What was told</source>
        <translation>Lo que se contó</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Copy the night</source>
        <translation>Copiar la noche</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation>TURNO {turn}</translation>
    </message>
    <message>
        <source>Not told this night.</source>
        <translation>No se ha contado esta noche.</translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation>{n} encontradas</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Every turn of this night</source>
        <translation>Todos los turnos de esta noche</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>Buscar palabras</translation>
    </message>
    <message>
        <source>Find words of this night; Enter goes to the one before</source>
        <translation>Busca palabras de esta noche; Intro va a la anterior</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontradas</translation>
    </message>
    <message>
        <source>Copy the selected words, or all of them</source>
        <translation>Copia las palabras marcadas, o todas</translation>
    </message>
    <message>
        <source>Write the night down, as Markdown and as a web page</source>
        <translation>Escribe la noche, como Markdown y como página web</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Writing the night down …</source>
        <translation>Escribiendo la noche …</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Escrito: {path}</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>{title} copied at turn {turn}</source>
        <translation>{title}, copiada en el turno {turn}</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press it, then the new key</source>
        <translation>Púlsalo y después la tecla nueva</translation>
    </message>
    <message>
        <source>Press a key …</source>
        <translation>Pulsa una tecla …</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>RePág</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>AvPág</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Take the first choice</source>
        <translation>Elegir la primera opción</translation>
    </message>
    <message>
        <source>Take the second choice</source>
        <translation>Elegir la segunda opción</translation>
    </message>
    <message>
        <source>Take the third choice</source>
        <translation>Elegir la tercera opción</translation>
    </message>
    <message>
        <source>Take the fourth choice</source>
        <translation>Elegir la cuarta opción</translation>
    </message>
    <message>
        <source>Type what you do; Enter does it</source>
        <translation>Escribir lo que haces; Intro lo hace</translation>
    </message>
    <message>
        <source>Show the rest of the words, or read on</source>
        <translation>Mostrar el resto de las palabras, o seguir leyendo</translation>
    </message>
    <message>
        <source>Held: all words at once, page after page</source>
        <translation>Mantenida: todas las palabras a la vez, página tras página</translation>
    </message>
    <message>
        <source>Skip: all words at once; again stops it</source>
        <translation>Saltar: todas las palabras a la vez; otra vez lo para</translation>
    </message>
    <message>
        <source>Read on by itself; again stops it</source>
        <translation>Seguir leyendo solo; otra vez lo para</translation>
    </message>
    <message>
        <source>Back one turn; what came after is kept</source>
        <translation>Un turno atrás; lo que vino después se guarda</translation>
    </message>
    <message>
        <source>Forward again, the way it went before</source>
        <translation>Adelante otra vez, por donde fue antes</translation>
    </message>
    <message>
        <source>Other ways that this night went</source>
        <translation>Otros caminos que tomó esta noche</translation>
    </message>
    <message>
        <source>Keep this moment</source>
        <translation>Guardar este momento</translation>
    </message>
    <message>
        <source>Back to the moment kept last</source>
        <translation>Volver al último momento guardado</translation>
    </message>
    <message>
        <source>Read what was told so far</source>
        <translation>Leer lo contado hasta ahora</translation>
    </message>
    <message>
        <source>The bag</source>
        <translation>La bolsa</translation>
    </message>
    <message>
        <source>The papers that were read, whole</source>
        <translation>Los papeles leídos, enteros</translation>
    </message>
    <message>
        <source>Only the picture; any key brings the rest back</source>
        <translation>Solo la imagen; cualquier tecla devuelve el resto</translation>
    </message>
    <message>
        <source>Keep a copy of this night as it stands</source>
        <translation>Guardar una copia de esta noche tal como está</translation>
    </message>
    <message>
        <source>Write the night down, to keep or to send</source>
        <translation>Escribir la noche, para guardarla o enviarla</translation>
    </message>
    <message>
        <source>Make a film of this night, or watch it</source>
        <translation>Hacer una película de esta noche, o verla</translation>
    </message>
    <message>
        <source>Let the night play itself; any key takes over</source>
        <translation>Dejar que la noche se juegue sola; cualquier tecla la retoma</translation>
    </message>
    <message>
        <source>All tapes</source>
        <translation>Todas las cintas</translation>
    </message>
    <message>
        <source>Take the first choice while typing</source>
        <translation>Elegir la primera opción mientras escribes</translation>
    </message>
    <message>
        <source>Take the second choice while typing</source>
        <translation>Elegir la segunda opción mientras escribes</translation>
    </message>
    <message>
        <source>Take the third choice while typing</source>
        <translation>Elegir la tercera opción mientras escribes</translation>
    </message>
    <message>
        <source>Take the fourth choice while typing</source>
        <translation>Elegir la cuarta opción mientras escribes</translation>
    </message>
    <message>
        <source>Again, from a little before the end</source>
        <translation>Otra vez, desde un poco antes del final</translation>
    </message>
    <message>
        <source>A new night</source>
        <translation>Una noche nueva</translation>
    </message>
    <message>
        <source>The terms of a new night</source>
        <translation>Las condiciones de una noche nueva</translation>
    </message>
    <message>
        <source>Play the chosen tape</source>
        <translation>Jugar la cinta elegida</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Branch: a copy to play another way</source>
        <translation>Rama: una copia para jugarla de otra manera</translation>
    </message>
    <message>
        <source>Send the tape out as one file</source>
        <translation>Enviar la cinta en un solo archivo</translation>
    </message>
    <message>
        <source>Make a film of the tape, or watch it</source>
        <translation>Hacer una película de la cinta, o verla</translation>
    </message>
    <message>
        <source>Bring in a tape from a file</source>
        <translation>Traer una cinta de un archivo</translation>
    </message>
    <message>
        <source>Into the bin</source>
        <translation>A la papelera</translation>
    </message>
    <message>
        <source>Take it back out</source>
        <translation>Sacarla otra vez</translation>
    </message>
    <message>
        <source>Find a tape, or a word of the night</source>
        <translation>Buscar una cinta, o una palabra de la noche</translation>
    </message>
    <message>
        <source>Back; stop the telling; to the title</source>
        <translation>Volver; parar el relato; a la portada</translation>
    </message>
    <message>
        <source>Try again, when something went wrong</source>
        <translation>Probar otra vez, cuando algo ha fallado</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>The page of keys</source>
        <translation>La página de las teclas</translation>
    </message>
    <message>
        <source>Read everything aloud, or no more</source>
        <translation>Leer todo en voz alta, o dejar de hacerlo</translation>
    </message>
    <message>
        <source>Sound off, or on again</source>
        <translation>Quitar el sonido, o ponerlo otra vez</translation>
    </message>
    <message>
        <source>Keep a picture of the window</source>
        <translation>Guardar una imagen de la ventana</translation>
    </message>
    <message>
        <source>In the night</source>
        <translation>En la noche</translation>
    </message>
    <message>
        <source>While typing</source>
        <translation>Mientras escribes</translation>
    </message>
    <message>
        <source>When the night is over</source>
        <translation>Cuando la noche ha terminado</translation>
    </message>
    <message>
        <source>On the title</source>
        <translation>En la portada</translation>
    </message>
    <message>
        <source>On the shelf</source>
        <translation>En el estante</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>This key stays as it is.</source>
        <translation>Esta tecla se queda como está.</translation>
    </message>
    <message>
        <source>{key} moves between things and presses them.</source>
        <translation>{key} sirve para moverse entre las cosas y pulsarlas.</translation>
    </message>
    <message>
        <source>While typing, {key} is a letter.</source>
        <translation>Mientras escribes, {key} es una letra.</translation>
    </message>
    <message>
        <source>{key} is taken already: {what}.</source>
        <translation>{key} ya está ocupada: {what}.</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Play with a gamepad too</source>
        <translation>Jugar también con un mando</translation>
    </message>
    <message>
        <source>Choose a key of the list, then press the one that shall do it.</source>
        <translation>Elige una tecla de la lista y pulsa la que ha de hacerlo.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>{key}: {what}</source>
        <translation>{key}: {what}</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Idioma de la ventana</translation>
    </message>
    <message>
        <source>The window opens anew in the other language; the night is where it was. What is told is in the language that the world is written in.</source>
        <translation>La ventana se abre de nuevo en el otro idioma; la noche sigue donde estaba. Lo que se cuenta está en el idioma en que está escrito el mundo.</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>{key}: say in your own words what you do</source>
        <translation>{key}: di con tus palabras lo que haces</translation>
    </message>
    <message>
        <source>{key}: back one turn; nothing is lost by it</source>
        <translation>{key}: un turno atrás; no se pierde nada</translation>
    </message>
    <message>
        <source>{key}: what you carry</source>
        <translation>{key}: lo que llevas</translation>
    </message>
    <message>
        <source>{key}: read again what was told</source>
        <translation>{key}: leer otra vez lo contado</translation>
    </message>
    <message>
        <source>{key}: only the picture</source>
        <translation>{key}: solo la imagen</translation>
    </message>
    <message>
        <source>{key}: all keys</source>
        <translation>{key}: todas las teclas</translation>
    </message>
    <message>
        <source>Ahead lie dread, injury and death. How far it goes, and what is left out of it, is set under Terms ({key}).</source>
        <translation>Por delante hay miedo, heridas y muerte. Hasta dónde llega, y qué se deja fuera, se elige en Condiciones ({key}).</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The settings cannot be kept: {folder} cannot be written. They hold until you quit.</source>
        <translation>Los ajustes no se pueden guardar: no se puede escribir en {folder}. Valen hasta que salgas.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Looking for {name}</source>
        <translation>Buscando {name}</translation>
    </message>
    <message>
        <source>{name} wants a key, and there is none yet.</source>
        <translation>{name} pide una clave y todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>{name} has no model called &apos;{model}&apos;.</source>
        <translation>{name} no tiene ningún modelo llamado «{model}».</translation>
    </message>
    <message>
        <source>No model of {name} is chosen yet.</source>
        <translation>Todavía no se ha elegido ningún modelo de {name}.</translation>
    </message>
    <message>
        <source>Turn {number} of {turns}</source>
        <translation>Turno {number} de {turns}</translation>
    </message>
    <message>
        <source>Something darker, {number} of {count}</source>
        <translation>Algo más oscuro, {number} de {count}</translation>
    </message>
    <message>
        <source>A night asks no model and costs nothing.</source>
        <translation>Una noche no pregunta a ningún modelo y no cuesta nada.</translation>
    </message>
    <message>
        <source>Your limits end that after about {turns} turns; the rest is offline.</source>
        <translation>Tus límites lo cortan tras unos {turns} turnos; el resto va sin conexión.</translation>
    </message>
    <message>
        <source>A night of {turns} turns takes about {what}; what that costs is unknown, since a price is missing in the table.</source>
        <translation>Una noche de {turns} turnos gasta alrededor de {what}; no se sabe cuánto cuesta, porque falta un precio en la tabla.</translation>
    </message>
    <message>
        <source>A night of {turns} turns takes about {what}: about {money} {currency}.</source>
        <translation>Una noche de {turns} turnos gasta alrededor de {what}: cerca de {money} {currency}.</translation>
    </message>
    <message>
        <source>A night of {turns} turns takes about {what} and costs nothing.</source>
        <translation>Una noche de {turns} turnos gasta alrededor de {what} y no cuesta nada.</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} tokens</translation>
    </message>
    <message>
        <source>{pictures} pictures</source>
        <translation>{pictures} imágenes</translation>
    </message>
    <message>
        <source>{tokens} tokens and {pictures} pictures</source>
        <translation>{tokens} tokens y {pictures} imágenes</translation>
    </message>
    <message>
        <source>Models: {names}.</source>
        <translation>Modelos: {names}.</translation>
    </message>
    <message>
        <source>It said: {words}</source>
        <translation>Dijo: {words}</translation>
    </message>
    <message>
        <source>the server answers.</source>
        <translation>el servidor responde.</translation>
    </message>
    <message>
        <source>Pictures: {found}</source>
        <translation>Imágenes: {found}</translation>
    </message>
    <message>
        <source>Valid turns: {valid} of {turns}.</source>
        <translation>Turnos válidos: {valid} de {turns}.</translation>
    </message>
    <message>
        <source>First word after {first} s, then {speed} words a second.</source>
        <translation>La primera palabra a los {first} s; después, {speed} palabras por segundo.</translation>
    </message>
    <message>
        <source>Dark beats refused: {refused} of 3. Repeated: {repeated}.</source>
        <translation>Momentos oscuros rechazados: {refused} de 3. Repetido: {repeated}.</translation>
    </message>
    <message>
        <source>It reads {tokens} tokens.</source>
        <translation>Lee {tokens} tokens.</translation>
    </message>
    <message>
        <source>Until then the night is told offline.</source>
        <translation>Hasta entonces la noche se cuenta sin conexión.</translation>
    </message>
    <message>
        <source>Words are told offline; there is no model to check.</source>
        <translation>Las palabras se cuentan sin conexión; no hay ningún modelo que probar.</translation>
    </message>
    <message>
        <source>This model cannot tell the night. The offline teller will; nothing is lost by it.</source>
        <translation>Este modelo no sabe contar la noche. La contará el narrador de la casa; no se pierde nada.</translation>
    </message>
    <message>
        <source>{name} answers, model {model}.</source>
        <translation>{name} responde, modelo {model}.</translation>
    </message>
    <message>
        <source>{name} answers.</source>
        <translation>{name} responde.</translation>
    </message>
    <message>
        <source>This model can tell the night.</source>
        <translation>Este modelo sabe contar la noche.</translation>
    </message>
    <message>
        <source>It tells some of it: {missed} of {turns} turns would be told offline.</source>
        <translation>Cuenta una parte: {missed} de {turns} turnos se contarían sin conexión.</translation>
    </message>
    <message>
        <source>It is slow to begin ({seconds} s), so it is waited for longer.</source>
        <translation>Tarda en empezar ({seconds} s), así que se le espera más.</translation>
    </message>
    <message>
        <source>It is slower than one reads.</source>
        <translation>Va más despacio de lo que se lee.</translation>
    </message>
    <message>
        <source>It shies from some of the dark, so it is asked for a gentler night.</source>
        <translation>Rehúye parte de lo oscuro, así que se le pide una noche más suave.</translation>
    </message>
    <message>
        <source>It repeats itself; what it repeats is told offline.</source>
        <translation>Se repite; lo que repite se cuenta sin conexión.</translation>
    </message>
    <message>
        <source>It reads less than usual, so it is told less of the night so far.</source>
        <translation>Lee menos de lo habitual, así que se le cuenta menos de la noche hasta ahora.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Parado.</translation>
    </message>
    <message>
        <source>A model you run yourself. Found: {names}.</source>
        <translation>Un modelo que tienes en marcha tú. Encontrado: {names}.</translation>
    </message>
    <message>
        <source>found</source>
        <translation>hallado</translation>
    </message>
    <message>
        <source>A model you run yourself.</source>
        <translation>Un modelo que tienes en marcha tú.</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>The server lists {count} models.</source>
        <translation>El servidor ofrece {count} modelos.</translation>
    </message>
    <message>
        <source>It lists no models.</source>
        <translation>No ofrece ningún modelo.</translation>
    </message>
    <message>
        <source>A model you run yourself. Looking for one here …</source>
        <translation>Un modelo que tienes en marcha tú. Buscando uno aquí …</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>buscando</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>Probando …</translation>
    </message>
    <message>
        <source>No model answers here. Start Ollama, LM Studio or another, then look again.</source>
        <translation>Aquí no responde ningún modelo. Arranca Ollama, LM Studio u otro y vuelve a buscar.</translation>
    </message>
    <message>
        <source>{title} at {place}</source>
        <translation>{title} en {place}</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>What happens in the night and what you type are sent to {where}; nothing else is sent.</source>
        <translation>Lo que pasa en la noche y lo que escribes se envía a {where}; no se envía nada más.</translation>
    </message>
    <message>
        <source>What the camera sees and its picture are sent to {where}; nothing else is sent.</source>
        <translation>Lo que ve la cámara y su imagen se envía a {where}; no se envía nada más.</translation>
    </message>
    <message>
        <source>What happens in the night, what you type, what the camera sees and its picture are sent to {where}; nothing else is sent.</source>
        <translation>Lo que pasa en la noche, lo que escribes, lo que ve la cámara y su imagen se envía a {where}; no se envía nada más.</translation>
    </message>
    <message>
        <source>What happens in the night and what you type are sent to {where}; what the camera sees and its picture are sent to {other}; nothing else is sent.</source>
        <translation>Lo que pasa en la noche y lo que escribes se envía a {where}; lo que ve la cámara y su imagen, a {other}; no se envía nada más.</translation>
    </message>
    <message>
        <source>This night: {sum}.</source>
        <translation>Esta noche: {sum}.</translation>
    </message>
    <message>
        <source>Today: {sum}.</source>
        <translation>Hoy: {sum}.</translation>
    </message>
    <message>
        <source>Nothing has been asked of a model today.</source>
        <translation>Hoy no se ha pedido nada a ningún modelo.</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>ese servidor</translation>
    </message>
    <message>
        <source>The key for {server} comes from the environment of this program.</source>
        <translation>La clave de {server} viene del entorno de este programa.</translation>
    </message>
    <message>
        <source>The key for {server} is in this system&apos;s keyring. It is never shown again.</source>
        <translation>La clave de {server} está en el llavero de este sistema. No se vuelve a mostrar.</translation>
    </message>
    <message>
        <source>The key for {server} lasts for this run only; nothing is written down.</source>
        <translation>La clave de {server} dura solo esta vez; no se apunta nada.</translation>
    </message>
    <message>
        <source>This system has no keyring, so a key lasts for this run only and is asked for again.</source>
        <translation>Este sistema no tiene llavero, así que una clave dura solo esta vez y se vuelve a pedir.</translation>
    </message>
    <message>
        <source>The key goes into this system&apos;s keyring and is never shown again.</source>
        <translation>La clave va al llavero de este sistema y no se vuelve a mostrar.</translation>
    </message>
    <message>
        <source>one picture</source>
        <translation>una imagen</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>the price of {count} calls is unknown</source>
        <translation>no se sabe el precio de {count} llamadas</translation>
    </message>
    <message>
        <source>the price of one call is unknown</source>
        <translation>no se sabe el precio de una llamada</translation>
    </message>
    <message>
        <source>free</source>
        <translation>gratis</translation>
    </message>
    <message>
        <source>port {number}</source>
        <translation>el puerto {number}</translation>
    </message>
    <message>
        <source>a program on this computer</source>
        <translation>un programa de este ordenador</translation>
    </message>
</context>
<context>
    <name>ModelsAdvanced</name>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Words from</source>
        <translation>Palabras de</translation>
    </message>
    <message>
        <source>Model for words</source>
        <translation>Modelo para las palabras</translation>
    </message>
    <message>
        <source>Pictures from</source>
        <translation>Imágenes de</translation>
    </message>
    <message>
        <source>Model for pictures</source>
        <translation>Modelo para las imágenes</translation>
    </message>
    <message>
        <source>Wait for the first word, seconds</source>
        <translation>Esperar la primera palabra, segundos</translation>
    </message>
    <message>
        <source>The same while a model is loading here</source>
        <translation>Lo mismo mientras un modelo se carga aquí</translation>
    </message>
    <message>
        <source>A picture is called slow after, seconds</source>
        <translation>Una imagen se considera lenta tras, segundos</translation>
    </message>
    <message>
        <source>It is given up after, seconds</source>
        <translation>Se abandona tras, segundos</translation>
    </message>
    <message>
        <source>Longest question, tokens</source>
        <translation>Pregunta más larga, tokens</translation>
    </message>
    <message>
        <source>Longest answer, tokens</source>
        <translation>Respuesta más larga, tokens</translation>
    </message>
    <message>
        <source>Tokens for a night, at most</source>
        <translation>Tokens por noche, como mucho</translation>
    </message>
    <message>
        <source>Tokens for a day, at most</source>
        <translation>Tokens por día, como mucho</translation>
    </message>
    <message>
        <source>Pictures for a night, at most</source>
        <translation>Imágenes por noche, como mucho</translation>
    </message>
    <message>
        <source>Pictures for a day, at most</source>
        <translation>Imágenes por día, como mucho</translation>
    </message>
    <message>
        <source>Money for a night, at most</source>
        <translation>Dinero por noche, como mucho</translation>
    </message>
    <message>
        <source>Money for a day, at most</source>
        <translation>Dinero por día, como mucho</translation>
    </message>
    <message>
        <source>0 is no limit. At a limit the night goes on offline, and says so. Money counts only where the price table knows a price; prices.toml beside the settings adds to it.</source>
        <translation>0 es sin límite. Al llegar a un límite la noche sigue sin conexión, y lo dice. El dinero solo cuenta donde la tabla conoce un precio; prices.toml, junto a los ajustes, la completa.</translation>
    </message>
    <message>
        <source>Fetch the list</source>
        <translation>Pedir la lista</translation>
    </message>
    <message>
        <source>Its address, if it was moved</source>
        <translation>Su dirección, si se ha mudado</translation>
    </message>
    <message>
        <source>Ask the server which models it has</source>
        <translation>Pregunta al servidor qué modelos tiene</translation>
    </message>
    <message>
        <source>Tell the likeliest turn ahead</source>
        <translation>Contar de antemano el turno más probable</translation>
    </message>
    <message>
        <source>Where free</source>
        <translation>Donde sea gratis</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>How far a model may go</source>
        <translation>Hasta dónde puede llegar un modelo</translation>
    </message>
    <message>
        <source>As the night</source>
        <translation>Como la noche</translation>
    </message>
    <message>
        <source>Quality of pictures</source>
        <translation>Calidad de las imágenes</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Ready now, free. Nothing leaves this computer.</source>
        <translation>Listo ya, gratis. Nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este ordenador</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar otra vez</translation>
    </message>
    <message>
        <source>The cloud</source>
        <translation>La nube</translation>
    </message>
    <message>
        <source>Somebody&apos;s server. Needs a key of yours, and spends within limits of yours.</source>
        <translation>El servidor de alguien. Necesita una clave tuya y gasta dentro de tus límites.</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>Añadir una clave</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Guardarla</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarla</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Probarlo</translation>
    </message>
    <message>
        <source>Set it up so</source>
        <translation>Ajustarlo así</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>telling</source>
        <translation>cuenta</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin clave</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Look for model servers on this computer</source>
        <translation>Busca servidores de modelos en este ordenador</translation>
    </message>
    <message>
        <source>Type or forget the key of the server</source>
        <translation>Escribe u olvida la clave del servidor</translation>
    </message>
    <message>
        <source>Key of the server</source>
        <translation>Clave del servidor</translation>
    </message>
    <message>
        <source>Shown as dots, kept nowhere here</source>
        <translation>Se muestra como puntos; aquí no se guarda</translation>
    </message>
    <message>
        <source>Take this key</source>
        <translation>Tomar esta clave</translation>
    </message>
    <message>
        <source>Remove the key that is kept</source>
        <translation>Quita la clave guardada</translation>
    </message>
    <message>
        <source>Five turns and a verdict; it counts</source>
        <translation>Cinco turnos y un veredicto; cuenta como gasto</translation>
    </message>
    <message>
        <source>Take the settings of the check-up</source>
        <translation>Toma los ajustes de la revisión</translation>
    </message>
    <message>
        <source>What came of the check-up</source>
        <translation>Qué salió de la revisión</translation>
    </message>
    <message>
        <source>What models have taken</source>
        <translation>Lo que han gastado los modelos</translation>
    </message>
    <message>
        <source>What a night will take</source>
        <translation>Lo que gastará una noche</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Pega la clave aquí</translation>
    </message>
</context>
<context>
    <name>MomentCard</name>
    <message>
        <source>Go back to here</source>
        <translation>Volver aquí</translation>
    </message>
    <message>
        <source>Go back to turn {turn}</source>
        <translation>Volver al turno {turn}</translation>
    </message>
    <message>
        <source>Play on from here; this end is kept</source>
        <translation>Sigue desde aquí; este final se guarda</translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation>TURNO {turn}</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Asking …</source>
        <translation>Preguntando …</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>This tape is being played somewhere else.</source>
        <translation>Esta cinta se está jugando en otro sitio.</translation>
    </message>
    <message>
        <source>The tape has moved on since this was shown.</source>
        <translation>La cinta ha avanzado desde que se mostró esto.</translation>
    </message>
    <message>
        <source>That cannot be put into one action.</source>
        <translation>Eso no cabe en una sola acción.</translation>
    </message>
    <message>
        <source>A page of this tape does not read.</source>
        <translation>Una página de esta cinta no se lee.</translation>
    </message>
    <message>
        <source>This tape was recorded by a newer version.</source>
        <translation>Esta cinta la grabó una versión más nueva.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <source>This night is over.</source>
        <translation>Esta noche ha terminado.</translation>
    </message>
    <message>
        <source>This night is played without mercy.</source>
        <translation>Esta noche se juega sin piedad.</translation>
    </message>
    <message>
        <source>That seed code does not fit.</source>
        <translation>Ese código de noche no encaja.</translation>
    </message>
    <message>
        <source>This tape is not there any more.</source>
        <translation>Esta cinta ya no está.</translation>
    </message>
    <message>
        <source>The turn was stopped.</source>
        <translation>El turno se paró.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>No se llega al servidor.</translation>
    </message>
    <message>
        <source>The server did not let you in.</source>
        <translation>El servidor no te dejó entrar.</translation>
    </message>
    <message>
        <source>The server asks for a pause.</source>
        <translation>El servidor pide una pausa.</translation>
    </message>
    <message>
        <source>The server refused.</source>
        <translation>El servidor se negó.</translation>
    </message>
    <message>
        <source>The server answered what cannot be understood.</source>
        <translation>El servidor respondió algo que no se entiende.</translation>
    </message>
    <message>
        <source>The spending cap is reached.</source>
        <translation>Se ha llegado al límite de gasto.</translation>
    </message>
    <message>
        <source>The world of this tape does not load.</source>
        <translation>El mundo de esta cinta no se carga.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>No se pudo leer o escribir un archivo.</translation>
    </message>
    <message>
        <source>Something in the game itself went wrong.</source>
        <translation>Algo ha fallado en el propio juego.</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>No se ha perdido nada.</translation>
    </message>
    <message>
        <source>Your choice is kept: {choice}</source>
        <translation>Tu elección se guarda: {choice}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Elegir otra vez</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Elegir otra vez</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha pasado</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>What happened, and what can be done</source>
        <translation>Qué ha pasado y qué se puede hacer</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Hazlo</translation>
    </message>
    <message>
        <source>Leave this be</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Mostrar los detalles</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Otra manera</translation>
    </message>
    <message>
        <source>Do this instead</source>
        <translation>Haz esto en su lugar</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Nothing has been read yet.</source>
        <translation>Aún no se ha leído nada.</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Papers</source>
        <translation>Papeles</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>{paper}, read on turn {turn}</source>
        <translation>{paper}, leído en el turno {turn}</translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation>TURNO {turn}</translation>
    </message>
    <message>
        <source>What was read this night</source>
        <translation>Lo que se ha leído esta noche</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>El papel</translation>
    </message>
    <message>
        <source>What is written on it</source>
        <translation>Lo que hay escrito en él</translation>
    </message>
</context>
<context>
    <name>PictureSection</name>
    <message>
        <source>Picture and motion</source>
        <translation>Imagen y movimiento</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Reduce motion and flashes</source>
        <translation>Menos movimiento y destellos</translation>
    </message>
    <message>
        <source>With motion reduced nothing fades, tears or sways: pictures and pages are cut, and the frame stands still.</source>
        <translation>Con menos movimiento nada se funde, se rasga ni se mece: imágenes y páginas cambian de golpe y el fotograma está quieto.</translation>
    </message>
    <message>
        <source>Paint ahead while you read</source>
        <translation>Pintar por delante mientras lees</translation>
    </message>
    <message>
        <source>The next picture is then there at once. It takes a processor&apos;s time, so it rests while this computer runs on its battery.</source>
        <translation>La imagen siguiente está entonces al momento. Ocupa un procesador, así que descansa mientras este ordenador va con batería.</translation>
    </message>
</context>
<context>
    <name>PlayPage</name>
    <message>
        <source>luck is with you</source>
        <translation>la suerte está contigo</translation>
    </message>
    <message>
        <source>even</source>
        <translation>ni buena ni mala</translation>
    </message>
    <message>
        <source>luck is against you</source>
        <translation>la suerte está en tu contra</translation>
    </message>
    <message>
        <source>This night is on a server; going back can be done only there.</source>
        <translation>Esta noche está en un servidor; volver atrás solo se puede allí.</translation>
    </message>
    <message>
        <source>This night is played without mercy: no going back.</source>
        <translation>Esta noche se juega sin piedad: no se vuelve atrás.</translation>
    </message>
    <message>
        <source>THE TAPE IS ROLLING</source>
        <translation>LA CINTA CORRE</translation>
    </message>
    <message>
        <source>Telling turn {turn} …  {key} stops</source>
        <translation>Contando el turno {turn} …  {key} lo para</translation>
    </message>
    <message>
        <source>The night begins …</source>
        <translation>Empieza la noche …</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Esperándote</translation>
    </message>
    <message>
        <source>Choose a frame to go back to it</source>
        <translation>Elige un fotograma para volver a él</translation>
    </message>
    <message>
        <source>The bag is empty.</source>
        <translation>La bolsa está vacía.</translation>
    </message>
    <message>
        <source>{title} saved at turn {turn}</source>
        <translation>{title}, guardada en el turno {turn}</translation>
    </message>
    <message>
        <source>This night</source>
        <translation>Esta noche</translation>
    </message>
    <message>
        <source>Skipping. {key} stops it</source>
        <translation>Saltando. {key} lo para</translation>
    </message>
    <message>
        <source>Reads on by itself. {key} stops it</source>
        <translation>Sigue leyendo solo. {key} lo para</translation>
    </message>
    <message>
        <source>New words: skipping has ended</source>
        <translation>Palabras nuevas: se deja de saltar</translation>
    </message>
    <message>
        <source>The night</source>
        <translation>La noche</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>La imagen</translation>
    </message>
    <message>
        <source>What the camera sees now</source>
        <translation>Lo que ve ahora la cámara</translation>
    </message>
    <message>
        <source>The telling</source>
        <translation>El relato</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha pasado</translation>
    </message>
    <message>
        <source>The tape so far</source>
        <translation>La cinta hasta ahora</translation>
    </message>
</context>
<context>
    <name>PlayQuestions</name>
    <message>
        <source>Let the night play itself?</source>
        <translation>¿Dejar que la noche se juegue sola?</translation>
    </message>
    <message>
        <source>Any key or click takes over.</source>
        <translation>Cualquier tecla o clic la retoma.</translation>
    </message>
    <message>
        <source>Curious</source>
        <translation>Curioso</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Prudente</translation>
    </message>
    <message>
        <source>Reckless</source>
        <translation>Temerario</translation>
    </message>
    <message>
        <source>Go back to turn {turn}?</source>
        <translation>¿Volver al turno {turn}?</translation>
    </message>
    <message>
        <source>What came after is kept.</source>
        <translation>Lo que vino después se guarda.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver atrás</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
    <message>
        <source>Go back, and do not ask again</source>
        <translation>Volver atrás y no preguntar más</translation>
    </message>
    <message>
        <source>The other way: {way}</source>
        <translation>El otro camino: {way}</translation>
    </message>
    <message>
        <source>The other ways ({count})</source>
        <translation>Los otros caminos ({count})</translation>
    </message>
    <message>
        <source>Go on offline</source>
        <translation>Seguir sin conexión</translation>
    </message>
    <message>
        <source>More about it</source>
        <translation>Saber más</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Fate 14, needed 12: held</source>
        <translation>Suerte 14, hacía falta 12: aguantas</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>as it will look</source>
        <translation>así se verá</translation>
    </message>
    <message>
        <source>Film it</source>
        <translation>Grábalo</translation>
    </message>
    <message>
        <source>Leave it unfilmed</source>
        <translation>Déjalo sin grabar</translation>
    </message>
    <message>
        <source>Every door is shut but one.</source>
        <translation>Todas las puertas están cerradas menos una.</translation>
    </message>
</context>
<context>
    <name>QuickMenu</name>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papeles</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Cargar</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Película</translation>
    </message>
    <message>
        <source>Tapes</source>
        <translation>Cintas</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What the game is doing, and what is saved</source>
        <translation>Qué hace el juego y qué está guardado</translation>
    </message>
    <message>
        <source>Go to the choices</source>
        <translation>Ir a las opciones</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>turn {turn}</source>
        <translation>turno {turn}</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>sin tirada</translation>
    </message>
    <message>
        <source>Nothing was at stake</source>
        <translation>No había nada en juego</translation>
    </message>
    <message>
        <source>needed {needed}</source>
        <translation>hacía falta {needed}</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Suerte</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Cuerpo</translation>
    </message>
    <message>
        <source>kept by the place</source>
        <translation>retenido por el lugar</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Bolsa</translation>
    </message>
    <message>
        <source>How the last roll fell</source>
        <translation>Cómo cayó la última tirada</translation>
    </message>
    <message>
        <source>How your body is</source>
        <translation>Cómo está tu cuerpo</translation>
    </message>
    <message>
        <source>What you carry</source>
        <translation>Lo que llevas</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>The time on the tape</source>
        <translation>La hora de la cinta</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Where you are</source>
        <translation>Dónde estás</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>{minutes} MIN</source>
        <translation>{minutes} MIN</translation>
    </message>
    <message>
        <source>{hours} H {minutes}</source>
        <translation>{hours} H {minutes}</translation>
    </message>
    <message>
        <source>Today {clock}</source>
        <translation>Hoy {clock}</translation>
    </message>
    <message>
        <source>Yesterday {clock}</source>
        <translation>Ayer {clock}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day} de {month}</translation>
    </message>
    <message>
        <source>{time} until dawn</source>
        <translation>{time} hasta el alba</translation>
    </message>
    <message>
        <source>one turn</source>
        <translation>un turno</translation>
    </message>
    <message>
        <source>{count} turns</source>
        <translation>{count} turnos</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>el final</translation>
    </message>
    <message>
        <source>{turns}, to {place}</source>
        <translation>{turns}, hasta {place}</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>sin tirada</translation>
    </message>
    <message>
        <source>Fate: {verdict}</source>
        <translation>Suerte: {verdict}</translation>
    </message>
    <message>
        <source>Fate {roll}: {verdict}</source>
        <translation>Suerte {roll}: {verdict}</translation>
    </message>
    <message>
        <source>Fate {roll}, needed {needed}: {verdict}</source>
        <translation>Suerte {roll}, hacía falta {needed}: {verdict}</translation>
    </message>
</context>
<context>
    <name>ReadingSection</name>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lento</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>Letra</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>De golpe</translation>
    </message>
    <message>
        <source>Word by word</source>
        <translation>Palabra a palabra</translation>
    </message>
    <message>
        <source>Words appear</source>
        <translation>Las palabras aparecen</translation>
    </message>
    <message>
        <source>Speed of words</source>
        <translation>Velocidad de las palabras</translation>
    </message>
    <message>
        <source>Speed of reading on by itself</source>
        <translation>Velocidad de la lectura sola</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Only what was read before</source>
        <translation>Solo lo ya leído</translation>
    </message>
    <message>
        <source>Skipping</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Junto</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>Interlineado</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Estrecho</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Typeface of the telling</source>
        <translation>Letra del relato</translation>
    </message>
    <message>
        <source>Reading on by itself</source>
        <translation>Lectura sola</translation>
    </message>
    <message>
        <source>With motion reduced all words come at once.</source>
        <translation>Con el movimiento reducido todas las palabras aparecen a la vez.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>ok    </source>
        <translation>bien  </translation>
    </message>
    <message>
        <source>note  </source>
        <translation>nota  </translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FALLA </translation>
    </message>
    <message>
        <source>{count} of these must be mended.</source>
        <translation>Hay que arreglar {count} de estas cosas.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Todo funciona.</translation>
    </message>
    <message>
        <source>nights</source>
        <translation>noches</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>ajustes</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>informes</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Letras</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Gamepads</source>
        <translation>Mandos</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Painter</source>
        <translation>Pintor</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>Tapes</source>
        <translation>Cintas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Claves</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>a window can be opened</source>
        <translation>se puede abrir una ventana</translation>
    </message>
    <message>
        <source>none is asked</source>
        <translation>no se pide ninguna</translation>
    </message>
    <message>
        <source>Qt {0} painted a window in {1} instead of #a9e8be.</source>
        <translation>Qt {0} pintó una ventana de {1} en vez de #a9e8be.</translation>
    </message>
    <message>
        <source>Qt {0} paints a window ({1})</source>
        <translation>Qt {0} pinta una ventana ({1})</translation>
    </message>
    <message>
        <source>Qt cannot read {0}: its plugins are incomplete.</source>
        <translation>Qt no puede leer {0}: le faltan complementos.</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP and SVG can be read</source>
        <translation>se pueden leer PNG, JPEG, WebP y SVG</translation>
    </message>
    <message>
        <source>Missing faces: {0}. They belong into {1}.</source>
        <translation>Faltan letras: {0}. Su sitio es {1}.</translation>
    </message>
    <message>
        <source>{0} shipped faces</source>
        <translation>{0} letras propias</translation>
    </message>
    <message>
        <source>The sound {0} is empty.</source>
        <translation>El sonido {0} está vacío.</translation>
    </message>
    <message>
        <source>There are no sounds in {0}.</source>
        <translation>No hay sonidos en {0}.</translation>
    </message>
    <message>
        <source>{0} sounds, but no device to play them on: the night is silent.</source>
        <translation>{0} sonidos, pero nada con que oírlos: la noche es muda.</translation>
    </message>
    <message>
        <source>{0} sounds, to be heard on {1}</source>
        <translation>{0} sonidos, que se oyen en {1}</translation>
    </message>
    <message>
        <source>The sound {0} cannot be played: the device takes none of it.</source>
        <translation>El sonido {0} no se puede oír: el dispositivo no acepta nada de él.</translation>
    </message>
    <message>
        <source>Nothing here reads aloud.</source>
        <translation>Aquí nada lee en voz alta.</translation>
    </message>
    <message>
        <source>{0} is there but does not read aloud: {1}.</source>
        <translation>{0} está, pero no lee en voz alta: {1}.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no responde</translation>
    </message>
    <message>
        <source>read aloud by {0}</source>
        <translation>lee en voz alta {0}</translation>
    </message>
    <message>
        <source>Gamepads cannot be read here: play by keyboard and mouse.</source>
        <translation>Aquí no se pueden leer mandos: juega con teclado y ratón.</translation>
    </message>
    <message>
        <source>none is plugged in</source>
        <translation>no hay ninguno conectado</translation>
    </message>
    <message>
        <source>The folder for {0} cannot be written: {1} ({2}). Make it writable, or name another with --data-dir.</source>
        <translation>No se puede escribir en la carpeta de {0}: {1} ({2}). Permite escribir en ella, o indica otra con --data-dir.</translation>
    </message>
    <message>
        <source>The first frame cannot be shown: it is no picture.</source>
        <translation>La primera imagen no se puede mostrar: no es una imagen.</translation>
    </message>
    <message>
        <source>The first frame is all but empty.</source>
        <translation>La primera imagen está casi vacía.</translation>
    </message>
    <message>
        <source>a frame of {0} x {1}</source>
        <translation>una imagen de {0} x {1}</translation>
    </message>
    <message>
        <source>The turn &apos;{0}&apos; was not told: {1}.</source>
        <translation>El turno «{0}» no se contó: {1}.</translation>
    </message>
    <message>
        <source>a turn of {0} words</source>
        <translation>un turno de {0} palabras</translation>
    </message>
    <message>
        <source>The film of that night is empty.</source>
        <translation>La película de esa noche está vacía.</translation>
    </message>
    <message>
        <source>a film of {0} KB</source>
        <translation>una película de {0} KB</translation>
    </message>
    <message>
        <source>This system has no keyring: a model&apos;s key lasts until the game is closed.</source>
        <translation>Este sistema no tiene llavero: la clave de un modelo dura hasta que se cierra el juego.</translation>
    </message>
    <message>
        <source>The keyring does not answer ({0}): a model&apos;s key lasts until the end.</source>
        <translation>El llavero no responde ({0}): la clave de un modelo dura hasta el final.</translation>
    </message>
    <message>
        <source>The keyring gave back another key than it was given.</source>
        <translation>El llavero devolvió otra clave distinta de la que se le dio.</translation>
    </message>
    <message>
        <source>{0} keeps keys</source>
        <translation>{0} guarda claves</translation>
    </message>
    <message>
        <source>A server on this machine was asked for its models and was heard to say {0}.</source>
        <translation>Se pidió a un servidor de esta máquina su lista de modelos y respondió {0}.</translation>
    </message>
    <message>
        <source>servers on this machine can be asked</source>
        <translation>se puede preguntar a servidores de esta máquina</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>Restablecer esta página</translation>
    </message>
    <message>
        <source>Saved as you change</source>
        <translation>Se guarda al cambiar</translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation>Deshacer eso</translation>
    </message>
    <message>
        <source>As it was delivered</source>
        <translation>Como venía de fábrica</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>Go to a section</source>
        <translation>Ir a una sección</translation>
    </message>
    <message>
        <source>Open this section</source>
        <translation>Abrir esta sección</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>These tapes are on a server. They can be played from here; names, copies and the bin stay there.</source>
        <translation>Estas cintas están en un servidor. Se pueden jugar desde aquí; nombres, copias y papelera se quedan allí.</translation>
    </message>
    <message>
        <source>A copy is made; both can be played on.</source>
        <translation>La copia está hecha; las dos se pueden seguir jugando.</translation>
    </message>
    <message>
        <source>The earlier copy is in place.</source>
        <translation>La copia anterior está en su sitio.</translation>
    </message>
    <message>
        <source>The tape is back on the shelf.</source>
        <translation>La cinta está otra vez en el estante.</translation>
    </message>
    <message>
        <source>Named {title}.</source>
        <translation>Se llama {title}.</translation>
    </message>
</context>
<context>
    <name>SlotsPage</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Sin acabar</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Acabadas</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papelera</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Jugar</translation>
    </message>
    <message>
        <source>Play the chosen tape</source>
        <translation>Jugar la cinta elegida</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Give the chosen tape a name</source>
        <translation>Da un nombre a la cinta elegida</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Rama</translation>
    </message>
    <message>
        <source>Copy the chosen tape and play the copy another way</source>
        <translation>Copia la cinta elegida y juega la copia de otra manera</translation>
    </message>
    <message>
        <source>Send out as a file</source>
        <translation>Enviar como archivo</translation>
    </message>
    <message>
        <source>Write the chosen tape into one file, to keep or to send</source>
        <translation>Escribe la cinta elegida en un solo archivo, para guardarla o enviarla</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Película</translation>
    </message>
    <message>
        <source>Make a film of the chosen tape, or watch it</source>
        <translation>Haz una película de la cinta elegida, o mírala</translation>
    </message>
    <message>
        <source>Into the bin</source>
        <translation>A la papelera</translation>
    </message>
    <message>
        <source>Put the chosen tape into the bin; it can be taken back</source>
        <translation>Echa la cinta elegida a la papelera; se puede recuperar</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Recuperarla</translation>
    </message>
    <message>
        <source>Take the tape out of the bin again</source>
        <translation>Saca otra vez la cinta de la papelera</translation>
    </message>
    <message>
        <source>Tapes</source>
        <translation>Cintas</translation>
    </message>
    <message>
        <source>Bring in a file</source>
        <translation>Traer un archivo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>New night</source>
        <translation>Noche nueva</translation>
    </message>
    <message>
        <source>No tape yet.</source>
        <translation>Aún no hay ninguna cinta.</translation>
    </message>
    <message>
        <source>Every night lies here by itself, saved at each turn.</source>
        <translation>Cada noche queda aquí por sí sola, guardada en cada turno.</translation>
    </message>
    <message>
        <source>No tape is called that.</source>
        <translation>Ninguna cinta se llama así.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>La papelera está vacía.</translation>
    </message>
    <message>
        <source>No such tape yet.</source>
        <translation>Aún no hay cintas así.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>{count} of {all} shown</source>
        <translation>Se muestran {count} de {all}</translation>
    </message>
    <message>
        <source>{title} chosen.</source>
        <translation>{title}: elegida.</translation>
    </message>
    <message>
        <source>Show: {which}</source>
        <translation>Mostrar: {which}</translation>
    </message>
    <message>
        <source>Which tapes are shown</source>
        <translation>Qué cintas se muestran</translation>
    </message>
    <message>
        <source>Begin a new night on a new tape</source>
        <translation>Empieza una noche nueva en una cinta nueva</translation>
    </message>
    <message>
        <source>Read a tape from a file (I)</source>
        <translation>Lee una cinta de un archivo (I)</translation>
    </message>
    <message>
        <source>Find a tape</source>
        <translation>Buscar una cinta</translation>
    </message>
    <message>
        <source>Type part of a name or place (Ctrl+F)</source>
        <translation>Escribe parte de un nombre o de un lugar (Ctrl+F)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Lo que está elegido</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Traer</translation>
    </message>
</context>
<context>
    <name>SoundSection</name>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>What goes on: wind, machines, dread</source>
        <translation>Lo que suena: viento, máquinas, miedo</translation>
    </message>
    <message>
        <source>What happens: steps, doors, keys</source>
        <translation>Lo que pasa: pasos, puertas, teclas</translation>
    </message>
    <message>
        <source>Say in words what is heard</source>
        <translation>Decir con palabras lo que se oye</translation>
    </message>
    <message>
        <source>Read everything aloud</source>
        <translation>Leer todo en voz alta</translation>
    </message>
    <message>
        <source>Speed of the voice</source>
        <translation>Velocidad de la voz</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Who reads aloud</source>
        <translation>Quién lee en voz alta</translation>
    </message>
    <message>
        <source>Hear something</source>
        <translation>Oír algo</translation>
    </message>
    <message>
        <source>A door, as loud as it will be</source>
        <translation>Una puerta, tan fuerte como sonará</translation>
    </message>
    <message>
        <source>Hear the voice</source>
        <translation>Oír la voz</translation>
    </message>
    <message>
        <source>A sentence, read aloud</source>
        <translation>Una frase, en voz alta</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>The system&apos;s own</source>
        <translation>La del sistema</translation>
    </message>
    <message>
        <source>Every door is shut but one.</source>
        <translation>Todas las puertas están cerradas menos una.</translation>
    </message>
    <message>
        <source>Switch reading aloud on first.</source>
        <translation>Activa antes la lectura en voz alta.</translation>
    </message>
</context>
<context>
    <name>Sounds</name>
    <message>
        <source>wind</source>
        <translation>viento</translation>
    </message>
    <message>
        <source>a gale</source>
        <translation>un vendaval</translation>
    </message>
    <message>
        <source>blown sand</source>
        <translation>arena que vuela</translation>
    </message>
    <message>
        <source>insects</source>
        <translation>insectos</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>lluvia</translation>
    </message>
    <message>
        <source>ventilation</source>
        <translation>ventilación</translation>
    </message>
    <message>
        <source>tubes buzzing</source>
        <translation>tubos que zumban</translation>
    </message>
    <message>
        <source>a generator</source>
        <translation>un generador</translation>
    </message>
    <message>
        <source>tape machines</source>
        <translation>máquinas de cinta</translation>
    </message>
    <message>
        <source>dripping</source>
        <translation>goteo</translation>
    </message>
    <message>
        <source>a large dark room</source>
        <translation>una sala grande y oscura</translation>
    </message>
    <message>
        <source>static, almost voices</source>
        <translation>estática, casi voces</translation>
    </message>
    <message>
        <source>slow breathing, everywhere</source>
        <translation>una respiración lenta, por todas partes</translation>
    </message>
    <message>
        <source>surf</source>
        <translation>oleaje</translation>
    </message>
    <message>
        <source>a low tone</source>
        <translation>un tono grave</translation>
    </message>
    <message>
        <source>your heart</source>
        <translation>tu corazón</translation>
    </message>
    <message>
        <source>your breath</source>
        <translation>tu respiración</translation>
    </message>
    <message>
        <source>steps on dirt</source>
        <translation>pasos en la tierra</translation>
    </message>
    <message>
        <source>steps on a floor</source>
        <translation>pasos en el suelo</translation>
    </message>
    <message>
        <source>steps on metal</source>
        <translation>pasos en el metal</translation>
    </message>
    <message>
        <source>steps in water</source>
        <translation>pasos en el agua</translation>
    </message>
    <message>
        <source>a door</source>
        <translation>una puerta</translation>
    </message>
    <message>
        <source>a blow</source>
        <translation>un golpe</translation>
    </message>
    <message>
        <source>a crash</source>
        <translation>un estrépito</translation>
    </message>
    <message>
        <source>a shot, or as loud</source>
        <translation>un disparo, o igual de fuerte</translation>
    </message>
    <message>
        <source>something is there</source>
        <translation>hay algo ahí</translation>
    </message>
    <message>
        <source>something comes near</source>
        <translation>algo se acerca</translation>
    </message>
    <message>
        <source>it is upon you</source>
        <translation>lo tienes encima</translation>
    </message>
    <message>
        <source>something goes into the bag</source>
        <translation>algo entra en la bolsa</translation>
    </message>
    <message>
        <source>a switch</source>
        <translation>un interruptor</translation>
    </message>
    <message>
        <source>a relay</source>
        <translation>un relé</translation>
    </message>
    <message>
        <source>the tape runs back</source>
        <translation>la cinta rebobina</translation>
    </message>
    <message>
        <source>the camera runs</source>
        <translation>la cámara graba</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>papel</translation>
    </message>
    <message>
        <source>a telephone</source>
        <translation>un teléfono</translation>
    </message>
    <message>
        <source>a radio opens</source>
        <translation>se abre una radio</translation>
    </message>
    <message>
        <source>thunder</source>
        <translation>un trueno</translation>
    </message>
    <message>
        <source>a gust</source>
        <translation>una ráfaga</translation>
    </message>
    <message>
        <source>the power comes up</source>
        <translation>vuelve la corriente</translation>
    </message>
    <message>
        <source>the power goes down</source>
        <translation>se va la corriente</translation>
    </message>
    <message>
        <source>the tape is ejected</source>
        <translation>sale la cinta</translation>
    </message>
    <message>
        <source>your breath catches</source>
        <translation>se te corta el aliento</translation>
    </message>
    <message>
        <source>hiss, faint</source>
        <translation>siseo, tenue</translation>
    </message>
    <message>
        <source>hiss, far</source>
        <translation>siseo, lejos</translation>
    </message>
    <message>
        <source>hiss</source>
        <translation>siseo</translation>
    </message>
    <message>
        <source>hiss, close</source>
        <translation>siseo, cerca</translation>
    </message>
    <message>
        <source>hiss, upon you</source>
        <translation>siseo, encima de ti</translation>
    </message>
</context>
<context>
    <name>StorytellerSection</name>
    <message>
        <source>Who tells the night</source>
        <translation>Quién cuenta la noche</translation>
    </message>
    <message>
        <source>You can change this in the middle of a night. If one stops answering, offline takes over.</source>
        <translation>Puedes cambiarlo en mitad de una noche. Si uno deja de responder, se sigue sin conexión.</translation>
    </message>
    <message>
        <source>Servers, waiting and limits</source>
        <translation>Servidores, esperas y límites</translation>
    </message>
    <message>
        <source>Open or close the further settings</source>
        <translation>Abre o cierra los demás ajustes</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Bag</source>
        <translation>Bolsa</translation>
    </message>
    <message>
        <source>Tape</source>
        <translation>Cinta</translation>
    </message>
    <message>
        <source>Show what you carry</source>
        <translation>Mostrar lo que llevas</translation>
    </message>
    <message>
        <source>Show the frames of this night</source>
        <translation>Muestra los fotogramas de esta noche</translation>
    </message>
    <message>
        <source>turn {turn}</source>
        <translation>turno {turn}</translation>
    </message>
    <message>
        <source>Bag, {count} thing</source>
        <translation>Bolsa, {count} cosa</translation>
    </message>
    <message>
        <source>Bag, {count} things</source>
        <translation>Bolsa, {count} cosas</translation>
    </message>
    <message>
        <source>Tape, {count} frame</source>
        <translation>Cinta, {count} fotograma</translation>
    </message>
    <message>
        <source>Tape, {count} frames</source>
        <translation>Cinta, {count} fotogramas</translation>
    </message>
</context>
<context>
    <name>TapeCard</name>
    <message>
        <source>In the bin</source>
        <translation>En la papelera</translation>
    </message>
    <message>
        <source>Binned {day}</source>
        <translation>A la papelera {day}</translation>
    </message>
    <message>
        <source>TURN {turn} LOST</source>
        <translation>TURNO {turn} PERDIDO</translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation>TURNO {turn}</translation>
    </message>
    <message>
        <source>the night is over</source>
        <translation>la noche ha terminado</translation>
    </message>
    <message>
        <source>Ended: {ending}.</source>
        <translation>Final: {ending}.</translation>
    </message>
    <message>
        <source>Open the copy from turn {turn}</source>
        <translation>Abrir la copia del turno {turn}</translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Story</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>Wounds heal, what hunts you is slower, and you can go back to any turn.</source>
        <translation>Las heridas se curan, lo que te persigue es más lento y puedes volver a cualquier turno.</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Noche</translation>
    </message>
    <message>
        <source>As it was made. You can go back to any turn; what came after is kept.</source>
        <translation>Tal como se hizo. Puedes volver a cualquier turno; lo que vino después se guarda.</translation>
    </message>
    <message>
        <source>No mercy</source>
        <translation>Sin piedad</translation>
    </message>
    <message>
        <source>What is done stays done: no going back to any turn. And everything comes sooner.</source>
        <translation>Lo hecho, hecho está: no se vuelve a ningún turno. Y todo llega antes.</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Callada</translation>
    </message>
    <message>
        <source>Quiet dread. Nothing that is shown closely.</source>
        <translation>Miedo callado. Nada que se muestre de cerca.</translation>
    </message>
    <message>
        <source>Harsh</source>
        <translation>Dura</translation>
    </message>
    <message>
        <source>It hurts when it hurts. The worst stays off the picture.</source>
        <translation>Duele cuando duele. Lo peor queda fuera de la imagen.</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>Entera</translation>
    </message>
    <message>
        <source>All of it, as the night was written.</source>
        <translation>Todo, como se escribió la noche.</translation>
    </message>
    <message>
        <source>Plays a night that was played before, with its world and terms. Empty: a night nobody has seen.</source>
        <translation>Juega una noche que ya se jugó, con su mundo y sus condiciones. Vacío: una noche que nadie ha visto.</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>{count} fuera</translation>
    </message>
    <message>
        <source>The terms of a new night</source>
        <translation>Las condiciones de una noche nueva</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>How hard</source>
        <translation>Cómo de difícil</translation>
    </message>
    <message>
        <source>How far it may go</source>
        <translation>Hasta dónde puede llegar</translation>
    </message>
    <message>
        <source>Begin the night</source>
        <translation>Empezar la noche</translation>
    </message>
    <message>
        <source>Begin on these terms</source>
        <translation>Empezar con estas condiciones</translation>
    </message>
    <message>
        <source>Seed code</source>
        <translation>Código de la noche</translation>
    </message>
    <message>
        <source>A code from another night, or nothing</source>
        <translation>Un código de otra noche, o nada</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>A code, or nothing</source>
        <translation>Un código, o nada</translation>
    </message>
    <message>
        <source>A new night</source>
        <translation>Una noche nueva</translation>
    </message>
    <message>
        <source>Which world</source>
        <translation>Qué mundo</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Dejar fuera</translation>
    </message>
    <message>
        <source>Leave out: {what}</source>
        <translation>Dejar fuera: {what}</translation>
    </message>
</context>
<context>
    <name>TitlePage</name>
    <message>
        <source>Plays offline. Nothing leaves this computer.</source>
        <translation>Se juega sin conexión. Nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>1-{last}  choose   Enter  start   F1  help</source>
        <translation>1-{last}  elegir   Intro  empezar   F1  ayuda</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation>Sigue donde lo dejaste</translation>
    </message>
    <message>
        <source>New night</source>
        <translation>Noche nueva</translation>
    </message>
    <message>
        <source>Begin a new night on a new tape</source>
        <translation>Empieza una noche nueva en una cinta nueva</translation>
    </message>
    <message>
        <source>Load a tape</source>
        <translation>Cargar una cinta</translation>
    </message>
    <message>
        <source>All nights so far</source>
        <translation>Todas las noches hasta ahora</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Where you play, text, time, motion</source>
        <translation>Dónde juegas, texto, tiempo, movimiento</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Close the game</source>
        <translation>Cierra el juego</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Portada</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What the night holds</source>
        <translation>Lo que trae la noche</translation>
    </message>
    <message>
        <source>Looking for the last tape …</source>
        <translation>Buscando la última cinta …</translation>
    </message>
    <message>
        <source>{where}, {clock}. Turn {turn}</source>
        <translation>{where}, {clock}. Turno {turn}</translation>
    </message>
    <message>
        <source>Ended: {ending}</source>
        <translation>Final: {ending}</translation>
    </message>
    <message>
        <source>Plays on the server at {address}.</source>
        <translation>Se juega en el servidor {address}.</translation>
    </message>
    <message>
        <source>Terms: {terms}. Change</source>
        <translation>Condiciones: {terms}. Cambiar</translation>
    </message>
    <message>
        <source>A moment: the tape is being put in …</source>
        <translation>Un momento: se está metiendo la cinta …</translation>
    </message>
    <message>
        <source>Terms of a new night</source>
        <translation>Condiciones de una noche nueva</translation>
    </message>
    <message>
        <source>How hard, how far, which world</source>
        <translation>Dificultad, hasta dónde llega, qué mundo</translation>
    </message>
    <message>
        <source>The game cannot begin. A report of why is in {folder}.</source>
        <translation>El juego no puede empezar. Un informe del porqué está en {folder}.</translation>
    </message>
    <message>
        <source>The game cannot begin.</source>
        <translation>El juego no puede empezar.</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Turn {turn}</source>
        <translation>Turno {turn}</translation>
    </message>
    <message>
        <source>Seed code: {code}</source>
        <translation>Código de semilla: {code}</translation>
    </message>
    <message>
        <source>TURN {turn}</source>
        <translation>TURNO {turn}</translation>
    </message>
    <message>
        <source>THE END</source>
        <translation>FIN</translation>
    </message>
    <message>
        <source>en</source>
        <translation>es</translation>
    </message>
</context>
<context>
    <name>Travels</name>
    <message>
        <source>The other way. The one you were on is kept.</source>
        <translation>El otro camino. El que llevabas se guarda.</translation>
    </message>
    <message>
        <source>This moment is kept: turn {turn}. {key} comes back to it.</source>
        <translation>Este momento queda guardado: turno {turn}. {key} vuelve a él.</translation>
    </message>
    <message>
        <source>The moment that you kept. The way you were on is kept too.</source>
        <translation>El momento que guardaste. El camino que llevabas también se guarda.</translation>
    </message>
    <message>
        <source>No moment of this night is kept yet. {key} keeps one.</source>
        <translation>No hay ningún momento guardado de esta noche. {key} guarda uno.</translation>
    </message>
    <message>
        <source>This night is played without mercy: what is done stays done.</source>
        <translation>Esta noche se juega sin piedad: lo hecho, hecho está.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The game has made a mistake. What it was is in the log.</source>
        <translation>El juego ha cometido un error. En el registro está cuál fue.</translation>
    </message>
    <message>
        <source>The tape is not where it was. If it lies on a disk that was taken out, put it back, then try again.</source>
        <translation>La cinta no está donde estaba. Si está en un disco que se ha retirado, vuelve a ponerlo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then do it again.</source>
        <translation>El disco está lleno. Libera espacio y vuelve a hacerlo.</translation>
    </message>
    <message>
        <source>{file} could not be read or written ({why}). Look at the disk, then try again.</source>
        <translation>No se pudo leer o escribir {file} ({why}). Revisa el disco e inténtalo de nuevo.</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Make room on the disk that holds the tapes, then try again. The last whole turn is there.</source>
        <translation>Haz sitio en el disco de las cintas y prueba otra vez. El último turno entero está ahí.</translation>
    </message>
    <message>
        <source>Close the other window that plays this tape, or play another tape.</source>
        <translation>Cierra la otra ventana que juega esta cinta, o juega otra cinta.</translation>
    </message>
    <message>
        <source>The file is kept as it is. On the shelf this tape offers its earlier copy, if there is one.</source>
        <translation>El archivo se guarda como está. En el estante, esta cinta ofrece su copia anterior, si la hay.</translation>
    </message>
    <message>
        <source>The folder of the tapes is under Settings, Tapes and folders. Look whether it is there.</source>
        <translation>La carpeta de las cintas está en Ajustes, Cintas y carpetas. Mira si sigue ahí.</translation>
    </message>
    <message>
        <source>Update SOMEWHERE to play this tape. It is kept as it is.</source>
        <translation>Actualiza SOMEWHERE para jugar esta cinta. Se guarda como está.</translation>
    </message>
    <message>
        <source>Look whether the network and the server are up, then try again; or go on offline.</source>
        <translation>Mira si la red y el servidor funcionan y prueba otra vez; o sigue sin conexión.</translation>
    </message>
    <message>
        <source>This is a mistake of the game, not yours. A report of it is kept in the log folder.</source>
        <translation>Es un error del juego, no tuyo. Hay un informe en la carpeta del registro.</translation>
    </message>
    <message>
        <source>Nothing is lost: every turn that was told is on its tape.</source>
        <translation>No se ha perdido nada: cada turno contado está en su cinta.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo ha fallado</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ha pasado</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>Try the same once more</source>
        <translation>Prueba lo mismo una vez más</translation>
    </message>
    <message>
        <source>Go on offline</source>
        <translation>Seguir sin conexión</translation>
    </message>
    <message>
        <source>Play from this computer&apos;s tapes</source>
        <translation>Juega con las cintas de este ordenador</translation>
    </message>
    <message>
        <source>To the title</source>
        <translation>A la portada</translation>
    </message>
    <message>
        <source>Leave this; nothing is lost</source>
        <translation>Deja esto; no se pierde nada</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Mostrar los detalles</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>Without keys and without your name</source>
        <translation>Sin claves y sin tu nombre</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
    <message>
        <source>Where the log and reports are kept</source>
        <translation>Donde están el registro y los informes</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>What can be sent to those who make the game</source>
        <translation>Lo que se puede enviar a quienes hacen el juego</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>Ocultar los detalles</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>Last time the game stopped by itself. What happened is written in {file}</source>
        <translation>La última vez el juego se paró solo. Lo que pasó está escrito en {file}</translation>
    </message>
    <message>
        <source>The night cannot begin.</source>
        <translation>La noche no puede empezar.</translation>
    </message>
</context>
<context>
    <name>Turning</name>
    <message>
        <source>A new night</source>
        <translation>Una noche nueva</translation>
    </message>
</context>
<context>
    <name>TypedLine</name>
    <message>
        <source>Or say what you do …</source>
        <translation>O di lo que haces …</translation>
    </message>
</context>
<context>
    <name>Venue</name>
    <message>
        <source>This computer&apos;s own tapes.</source>
        <translation>Las cintas de este ordenador.</translation>
    </message>
    <message>
        <source>one tape</source>
        <translation>una cinta</translation>
    </message>
    <message>
        <source>{count} tapes</source>
        <translation>{count} cintas</translation>
    </message>
    <message>
        <source>no tape yet</source>
        <translation>ninguna cinta todavía</translation>
    </message>
    <message>
        <source>The game</source>
        <translation>El juego</translation>
    </message>
    <message>
        <source>It answers: {who}, {tapes} there.</source>
        <translation>Responde: {who}, allí hay {tapes}.</translation>
    </message>
</context>
<context>
    <name>Watching</name>
    <message>
        <source>A careful player plays. Any key takes over</source>
        <translation>Juega un jugador prudente. Cualquier tecla lo releva</translation>
    </message>
    <message>
        <source>A curious player plays. Any key takes over</source>
        <translation>Juega un jugador curioso. Cualquier tecla lo releva</translation>
    </message>
    <message>
        <source>A reckless player plays. Any key takes over</source>
        <translation>Juega un jugador temerario. Cualquier tecla lo releva</translation>
    </message>
</context>
<context>
    <name>WaysPage</name>
    <message>
        <source>FROM TURN {turn}</source>
        <translation>DESDE EL TURNO {turn}</translation>
    </message>
    <message>
        <source>1 TURN</source>
        <translation>1 TURNO</translation>
    </message>
    <message>
        <source>{count} TURNS</source>
        <translation>{count} TURNOS</translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation>ACABADO</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Otros caminos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Take this way</source>
        <translation>Tomar este camino</translation>
    </message>
    <message>
        <source>Go on along the chosen way</source>
        <translation>Seguir por el camino elegido</translation>
    </message>
    <message>
        <source>Choose one to go on along it</source>
        <translation>Elige uno para seguir por él</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>This night has gone one way so far. Go back and choose otherwise.</source>
        <translation>Esta noche solo ha ido por un camino. Vuelve atrás y elige otra cosa.</translation>
    </message>
    <message>
        <source>The present way is kept among them.</source>
        <translation>El camino actual se guarda entre ellos.</translation>
    </message>
</context>
<context>
    <name>WherePanel</name>
    <message>
        <source>This computer&apos;s tapes</source>
        <translation>Las cintas de este ordenador</translation>
    </message>
    <message>
        <source>Plays offline, from the tapes on this disk. Nothing leaves this computer.</source>
        <translation>Se juega sin conexión, con las cintas de este disco. Nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>Un servidor</translation>
    </message>
    <message>
        <source>The night is played there. Going back, copies, names and the bin stay with that machine.</source>
        <translation>La noche se juega allí. Volver atrás, copias, nombres y papelera se quedan en esa máquina.</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>Comprobarlo</translation>
    </message>
    <message>
        <source>playing here</source>
        <translation>se juega aquí</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Token, for this run only</source>
        <translation>Token, solo para esta vez</translation>
    </message>
    <message>
        <source>Such as http://127.0.0.1:5001</source>
        <translation>Como http://127.0.0.1:5001</translation>
    </message>
    <message>
        <source>Token of the server</source>
        <translation>Token del servidor</translation>
    </message>
    <message>
        <source>Kept for this run only, never written down</source>
        <translation>Se guarda solo esta vez; nunca se escribe</translation>
    </message>
    <message>
        <source>Ask the server what it is</source>
        <translation>Pregunta al servidor qué es</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Lo que dijo el servidor</translation>
    </message>
    <message>
        <source>If the server asks for one</source>
        <translation>Si el servidor pide uno</translation>
    </message>
</context>
<context>
    <name>WhereSection</name>
    <message>
        <source>Where you play</source>
        <translation>Dónde juegas</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>{path} could not be written. Look whether there is room, and whether it may be.</source>
        <translation>No se pudo escribir {path}. Mira si hay espacio y si está permitido.</translation>
    </message>
    <message>
        <source>Picture kept: {path}</source>
        <translation>Imagen guardada: {path}</translation>
    </message>
</context>
<context>
    <name>Wordmark</name>
    <message>
        <source>Whatever is filmed there can be kept there.</source>
        <translation>Lo que se graba allí puede quedarse allí.</translation>
    </message>
    <message>
        <source>Place: SOMEWHERE.</source>
        <translation>Lugar: SOMEWHERE.</translation>
    </message>
    <message>
        <source>PLACE</source>
        <translation>LUGAR</translation>
    </message>
</context>
<context>
    <name>_ContactDelegate</name>
    <message>
        <source>Turn {turn}, the end</source>
        <translation>Turno {turn}, el final</translation>
    </message>
    <message>
        <source>Turn {turn}</source>
        <translation>Turno {turn}</translation>
    </message>
</context>
</TS>
